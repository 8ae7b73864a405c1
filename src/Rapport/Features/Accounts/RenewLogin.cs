using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts.DeviceKeys;
using Rapport.Platform.Data;
using Rapport.Platform.Identity;
using Rapport.Shared;

namespace Rapport.Features.Accounts;

/// <param name="Stamp">The login as the caller knew it.</param>
/// <param name="PasswordHash">Null keeps the password.</param>
public sealed record RenewLoginInput(Guid PersonId, string? Stamp, string? PasswordHash);

/// <summary>Ends everything that was signed in, could still be with a link or sends by a device key, and changes the password where one is given.</summary>
public sealed class RenewLogin(RapportDb db, TimeProvider time)
{
    public async Task<Outcome<Guid>> RunAsync(RenewLoginInput input, CancellationToken cancellationToken)
    {
        // A key that is being made at this moment is revoked below, or not made.
        await db.LockPersonAsync(input.PersonId, cancellationToken);
        var (stamp, concurrency) = (Secret.New(), Secret.New());
        var renewed = await db.Users.Where(login => login.Id == input.PersonId && login.SecurityStamp == input.Stamp)
            .ExecuteUpdateAsync(
                login => login
                    .SetProperty(row => row.PasswordHash, row => input.PasswordHash ?? row.PasswordHash)
                    .SetProperty(row => row.SecurityStamp, stamp)
                    .SetProperty(row => row.ConcurrencyStamp, concurrency),
                cancellationToken);
        if (renewed == 0)
        {
            return new Problem("changed_meanwhile", "This account was changed at the same moment; please try again.");
        }

        await db.OpenSignIns.Where(row => row.PersonId == input.PersonId).ExecuteDeleteAsync(cancellationToken);
        await db.RevokeKeysAsync(input.PersonId, time.GetUtcNow(), cancellationToken);
        await db.EmailChanges.Where(change => change.PersonId == input.PersonId).ExecuteDeleteAsync(cancellationToken);
        await db.SignInLinks.Where(link => link.PersonId == input.PersonId && link.UsedAt == null).ExecuteDeleteAsync(cancellationToken);
        return input.PersonId;
    }
}
