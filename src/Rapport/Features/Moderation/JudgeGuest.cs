using Microsoft.EntityFrameworkCore;
using Rapport.Features.Capture;
using Rapport.Features.Events;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Moderation;

/// <summary>Lets a guest in, with all that they wrote while they waited, holds what one writes from now on, or turns one away.</summary>
public sealed class JudgeGuest(RapportDb db, HideSubject subjects, TimeProvider time)
{
    private static readonly Problem Unknown = new("guest_unknown", "There is no such guest here.");

    public async Task<Outcome<Guid>> LetInAsync(Guid personId, Place place, CancellationToken cancellationToken)
    {
        if (await FindAsync(personId, place, cancellationToken) is not { } guest)
        {
            return Unknown;
        }

        // All of it at one time: so whoever tells the guest knows what belongs together.
        var now = time.Now();
        guest.Become(Role.Guest, now);
        foreach (var held in await HeldAsync(personId, place, cancellationToken))
        {
            await subjects.ShowAsync(held, place, now, cancellationToken);
        }

        return await SaveAsync("guest.let-in", personId, place, now, cancellationToken);
    }

    /// <summary>What they wrote before stays as it is; what they write from now on stays out of sight.</summary>
    public async Task<Outcome<Guid>> TurnAwayAsync(Guid personId, Place place, CancellationToken cancellationToken)
    {
        if (await FindAsync(personId, place, cancellationToken) is not { } guest)
        {
            return Unknown;
        }

        guest.TurnAway(time.Now());
        return await SaveAsync("guest.turned-away", personId, place, time.Now(), cancellationToken);
    }

    /// <summary>Several at once, of those who wait; who was let in meanwhile stays.</summary>
    public async Task<Outcome<Guid>> TurnAwayAsync(IEnumerable<Guid> people, Place place, CancellationToken cancellationToken)
    {
        if (!place.Reader.IsEditor || place.Event is null)
        {
            return Unknown;
        }

        await db.LockStreamAsync(place.StreamId, cancellationToken);
        var ids = people.ToArray();
        var guests = await db.Guests(place.StreamId).Where(guest => ids.Contains(guest.PersonId) && guest.IsWaiting && guest.TurnedAwayAt == null).ToListAsync(cancellationToken);
        foreach (var guest in guests)
        {
            guest.TurnAway(time.Now());
            await SaveAsync("guest.turned-away", guest.PersonId, place, time.Now(), cancellationToken);
        }

        return place.StreamId;
    }

    /// <summary>What they wrote before stays as it is; what they write from now on waits until they are let in again.</summary>
    public async Task<Outcome<Guid>> HoldAsync(Guid personId, Place place, CancellationToken cancellationToken)
    {
        if (await FindAsync(personId, place, cancellationToken) is not { } guest)
        {
            return Unknown;
        }

        // Another editor was first, or turned them away meanwhile: they wait already.
        if (guest.IsWaiting)
        {
            return personId;
        }

        guest.Hold();
        return await SaveAsync("guest.held", personId, place, time.Now(), cancellationToken);
    }

    private async Task<Membership?> FindAsync(Guid personId, Place place, CancellationToken cancellationToken)
    {
        if (!place.Reader.IsEditor || place.Event is null)
        {
            return null;
        }

        // What the guest writes at this moment waits for this, so that nothing stays held unseen.
        await db.LockStreamAsync(place.StreamId, cancellationToken);
        return await db.Guests(place.StreamId).SingleOrDefaultAsync(guest => guest.PersonId == personId, cancellationToken);
    }

    private Task<List<Subject>> HeldAsync(Guid personId, Place place, CancellationToken cancellationToken) =>
        db.Subjects.Where(subject => subject.EventId == place.StreamId && subject.AuthorId == personId && subject.State == SubjectState.Held
                // A quote or photo from when they were of the team waits for somebody else's yes.
                && subject.Kind != Entry.SubjectKind)
            .OrderBy(subject => subject.CreatedAt).ToListAsync(cancellationToken);

    private async Task<Guid> SaveAsync(string verb, Guid personId, Place place, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var space = await db.Subjects.SingleAsync(subject => subject.Id == place.Space.Id, cancellationToken);
        db.Add(new Activity(Ids.New(time), verb, space, place.Reader.PersonId, at).About(personId));
        await db.SaveChangesAsync(cancellationToken);
        return personId;
    }
}
