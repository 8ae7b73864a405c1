using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events;

/// <param name="SubjectId">A space or an event.</param>
/// <param name="Visibility">Null, when none was chosen, is refused.</param>
public sealed record SetPlaceVisibilityInput(Guid SubjectId, Visibility? Visibility, Guid? ActorId);

/// <summary>
/// Who may read a space or an event, and with it everything inside. What was asked for each thing itself stays, so
/// that widening again brings back what was there.
/// </summary>
public sealed class SetPlaceVisibility(RapportDb db, TimeProvider time)
{
    public async Task<Outcome<Visibility>> RunAsync(SetPlaceVisibilityInput input, CancellationToken cancellationToken)
    {
        if (input.Visibility is not ((Visibility.Public or Visibility.Members or Visibility.Team) and var chosen))
        {
            return new Problem("visibility_unknown", "Please choose who can read it: everybody, members or the team.");
        }

        var place = await db.Subjects.AsNoTracking().SingleOrDefaultAsync(
            subject => subject.Id == input.SubjectId && (subject.EventId == subject.Id || subject.SpaceId == subject.Id), cancellationToken);
        if (place is null)
        {
            return new Problem("place_unknown", "There is no such space or event.");
        }

        var before = await PlacesAsync(place, cancellationToken);
        if (await IsSealedFromAsync(chosen, place, cancellationToken))
        {
            return EventProblems.Sealed;
        }

        await WidenOrNarrowAsync(place, chosen, cancellationToken);
        await db.DeriveVisibilityAsync(place.SpaceId, place.EventId, cancellationToken);
        await RecordAsync(place, before, input.ActorId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return chosen;
    }

    /// <summary>A sealed event may be narrowed, since take-down must always be possible.</summary>
    private async Task<bool> IsSealedFromAsync(Visibility chosen, Subject place, CancellationToken cancellationToken) =>
        await db.Events.AnyAsync(row => row.Id == place.Id && row.Phase == Phase.Sealed, cancellationToken)
        && await db.Subjects.AnyAsync(subject => subject.Id == place.Id && chosen < subject.OwnVisibility, cancellationToken);

    /// <summary>The place and the events inside it, locked: what is posted meanwhile waits, and is then derived anew by its own act.</summary>
    private async Task<List<Subject>> PlacesAsync(Subject place, CancellationToken cancellationToken)
    {
        await db.LockStreamAsync(place.SpaceId, cancellationToken);
        var places = await Places(place).OrderBy(subject => subject.Id).ToListAsync(cancellationToken);
        foreach (var held in places)
        {
            await db.LockStreamAsync(held.Id, cancellationToken);
        }

        return places;
    }

    private IQueryable<Subject> Places(Subject place) => db.Subjects.AsNoTracking()
        .Where(subject => subject.SpaceId == place.SpaceId && (subject.Id == place.Id || (place.EventId == null && subject.EventId == subject.Id)));

    private async Task WidenOrNarrowAsync(Subject place, Visibility own, CancellationToken cancellationToken)
    {
        var around = place.EventId is null
            ? Visibility.Public
            : await db.Subjects.Where(space => space.Id == place.SpaceId).Select(space => space.Visibility).SingleAsync(cancellationToken);
        var effective = Visibilities.Narrowest(own, around);
        await db.Subjects.Where(subject => subject.Id == place.Id).ExecuteUpdateAsync(
            subject => subject.SetProperty(row => row.OwnVisibility, own).SetProperty(row => row.Visibility, effective),
            cancellationToken);
    }

    /// <summary>One activity in each stream whose readers see something else from now on.</summary>
    private async Task RecordAsync(Subject place, List<Subject> before, Guid? actorId, CancellationToken cancellationToken)
    {
        var after = await Places(place).ToDictionaryAsync(subject => subject.Id, subject => subject.Visibility, cancellationToken);
        foreach (var held in before.Where(held => held.Id == place.Id || after[held.Id] != held.Visibility))
        {
            var activity = new Activity(Ids.New(time), "visibility.changed", held, actorId, time.GetUtcNow());
            db.Add(after[held.Id] > held.Visibility ? activity.TakesFrom(held.Visibility) : activity);
        }
    }
}
