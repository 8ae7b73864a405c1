using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;

namespace Rapport.Features.Accounts.DeviceKeys;

/// <summary>Ends one key of a person for good. What its device still holds stays there until its owner signs in.</summary>
public sealed class RevokeKey(RapportDb db, TimeProvider time)
{
    /// <returns>False when this person has no such key.</returns>
    public async Task<bool> RunAsync(Guid personId, Guid id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await db.DeviceKeys.Where(key => key.Id == id && key.PersonId == personId && key.RevokedAt == null)
            .ExecuteUpdateAsync(key => key.SetProperty(row => row.RevokedAt, now), cancellationToken) == 1;
    }
}
