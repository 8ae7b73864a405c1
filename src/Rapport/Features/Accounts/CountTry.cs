using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Rapport.Platform.Data;

namespace Rapport.Features.Accounts;

public sealed record CountTryInput(Guid PersonId, bool IsRight);

/// <summary>Counts a try at a password. A right one is let through only where the account is not locked.</summary>
public sealed class CountTry(RapportDb db, IOptions<IdentityOptions> options, TimeProvider time)
{
    /// <returns>Whether the try lets somebody in. Not a refusal: that would undo the count.</returns>
    public async Task<bool> RunAsync(CountTryInput input, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var open = db.Users.Where(login => login.Id == input.PersonId && (login.LockoutEnd == null || login.LockoutEnd <= now));
        if (input.IsRight)
        {
            return await open.ExecuteUpdateAsync(login => login.SetProperty(row => row.AccessFailedCount, 0), cancellationToken) == 1;
        }

        var limit = options.Value.Lockout.MaxFailedAccessAttempts;
        DateTimeOffset? until = now + options.Value.Lockout.DefaultLockoutTimeSpan;
        await open.ExecuteUpdateAsync(
            login => login
                .SetProperty(row => row.LockoutEnd, row => row.AccessFailedCount + 1 >= limit ? until : row.LockoutEnd)
                .SetProperty(row => row.AccessFailedCount, row => row.AccessFailedCount + 1 >= limit ? 0 : row.AccessFailedCount + 1),
            cancellationToken);
        return false;
    }
}
