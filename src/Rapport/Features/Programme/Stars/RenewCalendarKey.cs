using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;
using Rapport.Platform.Identity;
using Rapport.Shared;

namespace Rapport.Features.Programme.Stars;

/// <summary>Makes the private address of somebody's own programme anew: the one before leads nowhere from then on.</summary>
public sealed class RenewCalendarKey(RapportDb db, TimeProvider time)
{
    /// <returns>The token, to be shown once.</returns>
    public async Task<string> RunAsync(Guid personId, CancellationToken cancellationToken)
    {
        await db.LockPersonAsync(personId, cancellationToken);
        var token = Secret.New();
        var key = await db.CalendarKeys.SingleOrDefaultAsync(row => row.PersonId == personId, cancellationToken) ?? db.Add(new CalendarKey(personId)).Entity;
        key.Renew(token, time.Now());
        await db.SaveChangesAsync(cancellationToken);
        return token;
    }
}
