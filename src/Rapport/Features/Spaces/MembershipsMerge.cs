using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Spaces;

/// <summary>
/// A guest's place in an event goes along, turned away or not, where the account has none there. What it has stays as it
/// is: nobody gets a higher role, and nobody is turned away, by bringing a guest along.
/// </summary>
public sealed class MembershipsMerge(RapportDb db) : IFollowMerge
{
    private static readonly Problem LastOwner = new("last_owner", "As a guest you are the only owner of a space. Make somebody else its owner first, then bring along what you wrote.");

    public async Task<Problem?> RefuseAsync(Guid from, Guid into, CancellationToken cancellationToken)
    {
        var spaces = await db.Memberships.Where(held => held.PersonId == from && held.EventId == null && held.Role == Role.Owner)
            .Select(held => held.SpaceId).Order().ToListAsync(cancellationToken);
        foreach (var space in spaces)
        {
            // Whoever gives their role up at this moment comes before or after.
            await db.LockStreamAsync(space, cancellationToken);
            if (!await db.Memberships.AnyAsync(held => held.SpaceId == space && held.EventId == null && held.Role == Role.Owner && held.PersonId != from, cancellationToken))
            {
                return LastOwner;
            }
        }

        // What the guest sends at this moment is there already and goes along, or waits and finds that there is no such guest.
        foreach (var stream in await EventsOf(from).ToListAsync(cancellationToken))
        {
            await db.LockStreamAsync(stream, cancellationToken);
        }

        return null;
    }

    public async Task MergeAsync(Guid from, Guid into, CancellationToken cancellationToken)
    {
        var own = db.Memberships.Where(held => held.PersonId == into);
        await db.Memberships
            .Where(held => held.PersonId == from && (held.Role != Role.Guest || own.Any(other => other.SpaceId == held.SpaceId && (other.EventId == null || other.EventId == held.EventId))))
            .ExecuteDeleteAsync(cancellationToken);
        await db.Memberships.Where(held => held.PersonId == from).ExecuteUpdateAsync(row => row.SetProperty(held => held.PersonId, into), cancellationToken);
    }

    private IQueryable<Guid> EventsOf(Guid person)
    {
        var places = db.Memberships.Where(held => held.PersonId == person);
        return db.Subjects
            .Where(subject => subject.EventId == subject.Id && places.Any(held => held.SpaceId == subject.SpaceId && (held.EventId == null || held.EventId == subject.Id)))
            .Select(subject => subject.Id)
            .Order();
    }
}
