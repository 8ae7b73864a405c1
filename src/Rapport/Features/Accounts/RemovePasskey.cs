using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;

namespace Rapport.Features.Accounts;

/// <summary>Takes a passkey away: it lets nobody in any more.</summary>
public sealed class RemovePasskey(RapportDb db)
{
    /// <returns>False when this person has no such passkey.</returns>
    public async Task<bool> RunAsync(Guid personId, byte[] credentialId, CancellationToken cancellationToken) =>
        await db.UserPasskeys.Where(row => row.UserId == personId && row.CredentialId == credentialId).ExecuteDeleteAsync(cancellationToken) == 1;
}
