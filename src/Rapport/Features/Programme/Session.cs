using Rapport.Features.Programme.Releases;
using Rapport.Shared;

namespace Rapport.Features.Programme;

/// <summary>One item of the programme, at <c>/{space}/{event}/{session}</c> for ever.</summary>
public sealed class Session
{
    public const string SubjectKind = "session";
    public const int TitleLimit = 300;
    public const int AbstractLimit = 40_000;
    public const int TrackLimit = 120;
    public const int LanguageLimit = 16;
    public const int UrlLimit = 1000;
    public const int SourceLimit = 120;
    public const int SourceKeyLimit = 300;
    public const int ReasonLimit = 300;
    public static readonly TimeSpan LongestDuration = TimeSpan.FromDays(7);

    public static readonly Staleness Staleness =
        new(SubjectKind, act => [Tag.Programme(act.EventId!.Value), Tag.Session(act.SubjectId)]) { ChangesEveryPage = act => act.TakenFrom is not null };

    private readonly List<SessionSpeaker> speakers = [];

    private Session()
    {
    }

    public Session(Guid id, Guid eventId, string slug, string title)
    {
        Id = id;
        EventId = eventId;
        Slug = slug;
        Title = title;
    }

    public Guid Id { get; private set; }
    public Guid EventId { get; private set; }
    public string Slug { get; private set; } = "";
    public string Title { get; private set; } = "";
    public string Subtitle { get; private set; } = "";
    public string Abstract { get; private set; } = "";
    public AbstractFormat AbstractFormat { get; private set; }
    public SessionKind Kind { get; private set; }
    public string Track { get; private set; } = "";
    public string Language { get; private set; } = "";
    public string Url { get; private set; } = "";
    public Guid? RoomId { get; private set; }

    /// <summary>Wall time in the event's zone; empty while the session has no time yet.</summary>
    public DateTime? StartsAtWall { get; private set; }

    public int Minutes { get; private set; }

    /// <summary>Derived from the wall time and the event's zone.</summary>
    public DateTimeOffset? StartsAt { get; private set; }

    public DateTimeOffset? EndsAt { get; private set; }
    public bool IsCancelled { get; private set; }

    /// <summary>Why, as readers are told; empty where nobody said.</summary>
    public string CancelReason { get; private set; } = "";

    /// <summary>What is captured here is for the team alone.</summary>
    public bool IsOffRecord { get; private set; }

    /// <summary>Below the team, quotes from here say not who said them.</summary>
    public bool IsUnattributed { get; private set; }

    /// <summary>Where the session was imported from, and what that source calls it; empty when added by hand.</summary>
    public string? Source { get; private set; }

    public string? SourceKey { get; private set; }

    public IReadOnlyList<SessionSpeaker> Speakers => speakers;

    /// <summary>What <see cref="Describe"/> was given last.</summary>
    public SessionDescription ToDescription() => new(Title)
    {
        Subtitle = Subtitle,
        Abstract = Abstract,
        AbstractFormat = AbstractFormat,
        Kind = Kind,
        Track = Track,
        Language = Language,
        Url = Url,
    };

    public void Describe(SessionDescription description)
    {
        Title = description.Title;
        Subtitle = description.Subtitle;
        Abstract = description.Abstract;
        AbstractFormat = description.AbstractFormat;
        Kind = description.Kind;
        Track = description.Track;
        Language = description.Language;
        Url = description.Url;
    }

    public void Schedule(DateTime? wall, TimeSpan duration, EventZone zone, Guid? roomId)
    {
        StartsAtWall = wall;
        Minutes = (int)duration.TotalMinutes;
        StartsAt = wall is { } start ? zone.ToInstant(start) : null;
        EndsAt = StartsAt + duration;
        RoomId = roomId;
    }

    public void MoveToAddress(string slug) => Slug = slug;

    public void Cancel(string reason = "") => (IsCancelled, CancelReason) = (true, reason);

    public void Reinstate() => (IsCancelled, CancelReason) = (false, "");

    /// <summary>When, where and whether, all in one; the title stays.</summary>
    public void Become(SessionState state, EventZone zone)
    {
        Schedule(state.Wall, TimeSpan.FromMinutes(state.Minutes), zone, state.RoomId);
        (IsCancelled, CancelReason) = (state.IsCancelled, state.Reason);
    }

    /// <summary>How wide anything captured in a session may be, where so many read what is around it: off the record that is the team at most.</summary>
    public static Visibility Widest(bool isOffRecord, Visibility around = Visibility.Public) =>
        isOffRecord ? Visibilities.Narrowest(around, Visibility.Team) : around;

    public void Rule(bool isOffRecord, bool isUnattributed) => (IsOffRecord, IsUnattributed) = (isOffRecord, isUnattributed);

    public void ComeFrom(string source, string? key) => (Source, SourceKey) = (source, key);

    public void BeGivenBy(IEnumerable<Guid> speakerIds)
    {
        var wanted = speakerIds.Distinct().ToList();
        speakers.RemoveAll(speaker => !wanted.Contains(speaker.SpeakerId));
        for (var position = 0; position < wanted.Count; position++)
        {
            var held = speakers.Find(speaker => speaker.SpeakerId == wanted[position]);
            if (held is null)
            {
                speakers.Add(new SessionSpeaker(Id, wanted[position], position));
            }
            else
            {
                held.Stand(position);
            }
        }
    }
}
