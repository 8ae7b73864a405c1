using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Moderation;

/// <summary>Lets a guest in, with all that they wrote while they waited, or turns one away.</summary>
public sealed class JudgeGuest(RapportDb db, HideSubject subjects, TimeProvider time)
{
    private static readonly Problem Unknown = new("guest_unknown", "There is no such guest here.");

    public async Task<Outcome<Guid>> LetInAsync(Guid personId, Place place, CancellationToken cancellationToken)
    {
        if (await FindAsync(personId, place, cancellationToken) is not { } guest)
        {
            return Unknown;
        }

        guest.Become(Role.Guest, time.GetUtcNow());
        await SaveAsync("guest.let-in", personId, place, cancellationToken);
        foreach (var held in await HeldAsync(personId, place, cancellationToken))
        {
            var shown = await subjects.ShowAsync(held, place, cancellationToken);
            if (shown.IsRefused)
            {
                return shown;
            }
        }

        return personId;
    }

    /// <summary>What they wrote before stays as it is; what they write from now on stays out of sight.</summary>
    public async Task<Outcome<Guid>> TurnAwayAsync(Guid personId, Place place, CancellationToken cancellationToken)
    {
        if (await FindAsync(personId, place, cancellationToken) is not { } guest)
        {
            return Unknown;
        }

        guest.TurnAway(time.GetUtcNow());
        await SaveAsync("guest.turned-away", personId, place, cancellationToken);
        return personId;
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

    private Task<List<Guid>> HeldAsync(Guid personId, Place place, CancellationToken cancellationToken) =>
        db.Subjects.Where(subject => subject.EventId == place.StreamId && subject.AuthorId == personId && subject.State == SubjectState.Held)
            .OrderBy(subject => subject.CreatedAt).Select(subject => subject.Id).ToListAsync(cancellationToken);

    private async Task SaveAsync(string verb, Guid personId, Place place, CancellationToken cancellationToken)
    {
        var space = await db.Subjects.SingleAsync(subject => subject.Id == place.Space.Id, cancellationToken);
        db.Add(new Activity(Ids.New(time), verb, space, place.Reader.PersonId, time.GetUtcNow()).About(personId));
        await db.SaveChangesAsync(cancellationToken);
    }
}
