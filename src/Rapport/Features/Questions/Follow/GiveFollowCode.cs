using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Questions.Follow;

/// <summary>A guest gets a code to come back with; the one before leads nowhere from then on.</summary>
public sealed class GiveFollowCode(RapportDb db, TimeProvider time)
{
    /// <returns>The code, to be shown once.</returns>
    public async Task<string> RunAsync(Guid personId, CancellationToken cancellationToken)
    {
        await db.LockPersonAsync(personId, cancellationToken);
        var code = FollowCode.New();
        var held = await db.FollowCodes.SingleOrDefaultAsync(row => row.PersonId == personId, cancellationToken) ?? db.Add(new FollowCode(personId)).Entity;
        held.Renew(code, time.Now());
        await db.SaveChangesAsync(cancellationToken);
        return code;
    }
}
