using Rapport.Shared;

namespace Rapport.Features.Events;

/// <summary>One gathering in a space: dates, IANA zone, venue and phase, at <c>/{space}/{event}</c>.</summary>
public sealed class Event
{
    public const string SubjectKind = "event";
    public const int TitleLimit = 160;
    public const int SummaryLimit = 2000;
    public const int VenueLimit = 200;
    public const int ZoneLimit = 64;

    /// <summary>Of the names under which the store keeps pictures.</summary>
    public const int FileKeyLimit = 120;

    public static readonly Problem ZoneUnknown = new("zone_unknown", "Please name a zone such as Europe/London.");

    /// <summary>Settings, phase and visibility stand on every page of it.</summary>
    public static readonly Staleness Staleness = new(SubjectKind, act => [Tag.Installation, Tag.Programme(act.SubjectId)]) { ChangesEveryPage = _ => true };

    private Event()
    {
    }

    public Event(Guid id, Guid spaceId, string slug, string title)
    {
        Id = id;
        SpaceId = spaceId;
        Slug = slug;
        Title = title;
    }

    public Guid Id { get; private set; }
    public Guid SpaceId { get; private set; }
    public string Slug { get; private set; } = "";
    public string Title { get; private set; } = "";
    public string Summary { get; private set; } = "";
    public string Venue { get; private set; } = "";
    public DateOnly StartsOn { get; private set; }
    public DateOnly EndsOn { get; private set; }
    public string Zone { get; private set; } = "UTC";
    public Phase Phase { get; private set; }

    public Joining Joining { get; private set; }

    /// <summary>What guests come in with; null until guests are first asked for.</summary>
    public string? JoinCode { get; private set; }

    /// <summary>Guests may say what they do in place of their name.</summary>
    public bool TakesOtherNames { get; private set; }

    /// <summary>Who reads a new entry where its writer does not choose.</summary>
    public Visibility NewEntriesFor { get; private set; }

    public bool IsSealed => Phase == Phase.Sealed;

    public Problem? Plan(DateOnly startsOn, DateOnly endsOn, EventZone zone)
    {
        if (endsOn < startsOn)
        {
            return new("dates_reversed", "An event cannot end before it starts.");
        }

        if (startsOn.Year is < 1990 or > 2200 || endsOn.DayNumber - startsOn.DayNumber > 60)
        {
            return new("dates_unlikely", "Please give dates between 1990 and 2200, at most sixty days apart.");
        }

        (StartsOn, EndsOn, Zone) = (startsOn, endsOn, zone.Name);
        return null;
    }

    public void Describe(EventDescription description) =>
        (Title, Summary, Venue) = (description.Title, description.Summary, description.Venue);

    public void LetJoin(Joining joining, bool takesOtherNames) => (Joining, TakesOtherNames) = (joining, takesOtherNames);

    public void TakeCode(string code) => JoinCode = code;

    public void SetNewEntryVisibility(Visibility readers) => NewEntriesFor = readers;

    public void Enter(Phase phase) => Phase = phase;

    /// <summary>The phase that the clock suggests; a sealed event stays sealed.</summary>
    public Phase Suggest(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(EventZone.Of(Zone).ToWall(now));
        return IsSealed ? Phase.Sealed : today < StartsOn ? Phase.Before : today <= EndsOn ? Phase.Live : Phase.After;
    }
}
