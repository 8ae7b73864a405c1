using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events.Start;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events;

/// <param name="Zone">The IANA name of the zone in whose time the programme is written.</param>
public sealed record AddEventInput(Guid SpaceId, string Title, DateOnly StartsOn, DateOnly EndsOn, string Zone)
{
    public string Summary { get; init; } = "";
    public string Venue { get; init; } = "";

    /// <summary>The address asked for; empty for one made from the title.</summary>
    public string? Slug { get; init; }

    /// <summary>Null for that of the event it starts from, else for what its space starts new events with.</summary>
    public Visibility? Visibility { get; init; }
    public Guid? MakerId { get; init; }

    /// <summary>The form's id, for a <see cref="Making"/>; null where no form was sent.</summary>
    public Guid? FormId { get; init; }

    /// <summary>The event of this space that it starts from; null for none.</summary>
    public Guid? FromId { get; init; }

    /// <summary>What is taken over from it, by the names of <see cref="IStartFrom"/>.</summary>
    public IReadOnlyCollection<string> Keep { get; init; } = [];
}

/// <summary>A new event of a space, in the phase that the clock suggests; from nothing, or from an event before.</summary>
public sealed class AddEvent(RapportDb db, IEnumerable<IStartFrom> parts, TimeProvider time)
{
    public async Task<Outcome<Event>> RunAsync(AddEventInput input, CancellationToken cancellationToken)
    {
        // A space that is narrowed meanwhile must not leave this event wider.
        await db.LockStreamAsync(input.SpaceId, cancellationToken);
        var space = await db.Subjects.SingleOrDefaultAsync(
            subject => subject.Id == input.SpaceId && subject.Kind == Space.SubjectKind, cancellationToken);
        if (space is null)
        {
            return new Problem("space_unknown", "There is no such space.");
        }

        var making = Making.Of(input.FormId, "event.added", input, time);
        var made = await making.IsMadeAsync(db, cancellationToken);
        return made.IsRefused ? made.Problem
            : made.Value ? await db.Events.SingleAsync(row => row.Id == making.Id, cancellationToken)
            : await AddAsync(space, input, making, cancellationToken);
    }

    private async Task<Outcome<Event>> AddAsync(Subject space, AddEventInput input, Making making, CancellationToken cancellationToken)
    {
        var description = new EventDescription(input.Title, input.Summary, input.Venue).Cleaned();
        if ((await RefuseAsync(input, cancellationToken) ?? description.Refuse()) is { } wrong)
        {
            return wrong;
        }

        var taken = db.Events.Where(other => other.SpaceId == input.SpaceId).Select(other => other.Slug);
        var slug = await NewSlug.ChooseAsync(input.Slug, description.Title, taken, cancellationToken);
        if (slug.IsRefused)
        {
            return slug.Problem;
        }

        if (EventZone.FindByPlace(input.Zone) is not { } zone)
        {
            return Event.ZoneUnknown;
        }

        var added = new Event(making.Id, input.SpaceId, slug.Value, description.Title);
        added.Describe(description);
        return added.Plan(input.StartsOn, input.EndsOn, zone) is { } unlikely ? unlikely : await KeepAsync((added, making), space, input, cancellationToken);
    }

    private async Task<Problem?> RefuseAsync(AddEventInput input, CancellationToken cancellationToken) =>
        !(input.Visibility is null or Visibility.Public or Visibility.Members or Visibility.Team)
            ? new Problem("visibility_unknown", "Please choose who can read the event: everybody, members or the team.")
        : input.FromId is { } from && !await db.Events.AnyAsync(row => row.Id == from && row.SpaceId == input.SpaceId, cancellationToken)
            ? new Problem("event_unknown", "There is no such event in this space to start from.")
        : null;

    private async Task<Outcome<Event>> KeepAsync((Event, Making) made, Subject space, AddEventInput input, CancellationToken cancellationToken)
    {
        var (added, making) = made;
        var now = time.GetUtcNow();
        added.Enter(added.Suggest(now));
        var subject = new Subject(added.Id, Event.SubjectKind, new SubjectPlace(space.SpaceId, added.Id), input.MakerId, now)
            .Named(added.Title, $"{space.Address}/{added.Slug}")
            .SeenBy(input.Visibility ?? await UsualAsync(input, cancellationToken), space.Visibility);
        db.AddRange(subject, added, new StreamHead(added.Id));
        await StartAsync(subject, input, cancellationToken);
        db.Add(making.Told(subject, input.MakerId, now));
        await db.SaveChangesAsync(cancellationToken);
        return added;
    }

    private Task<Visibility> UsualAsync(AddEventInput input, CancellationToken cancellationToken) => input.FromId is { } from
        ? db.Subjects.Where(row => row.Id == from).Select(row => row.OwnVisibility).SingleAsync(cancellationToken)
        : db.Spaces.Where(row => row.Id == input.SpaceId).Select(row => row.NewEventsFor).SingleAsync(cancellationToken);

    /// <summary>In the order of the slices: what is said of a part may lean on those before it.</summary>
    private async Task StartAsync(Subject added, AddEventInput input, CancellationToken cancellationToken)
    {
        if (input.FromId is not { } from)
        {
            return;
        }

        // What is being removed there must not be taken over without what it leans on.
        await db.LockStreamAsync(from, cancellationToken);
        var taken = new List<(string Name, string Words)>();
        foreach (var part in parts.Where(part => input.Keep.Contains(part.Name)))
        {
            if (await part.TakeAsync(new(from, added, input.MakerId), cancellationToken) is { } words)
            {
                taken.Add((part.Name, words));
            }
        }

        db.Add(new EventOrigin(added.Id, from, taken));
    }
}
