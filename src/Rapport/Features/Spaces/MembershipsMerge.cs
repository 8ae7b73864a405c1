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
    public async Task MergeAsync(Guid from, Guid into, CancellationToken cancellationToken)
    {
        var own = db.Memberships.Where(held => held.PersonId == into);
        await db.Memberships
            .Where(held => held.PersonId == from && (held.Role != Role.Guest || own.Any(other => other.SpaceId == held.SpaceId && (other.EventId == null || other.EventId == held.EventId))))
            .ExecuteDeleteAsync(cancellationToken);
        await db.Memberships.Where(held => held.PersonId == from).ExecuteUpdateAsync(row => row.SetProperty(held => held.PersonId, into), cancellationToken);
    }
}
