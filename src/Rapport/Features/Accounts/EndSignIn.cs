using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;

namespace Rapport.Features.Accounts;

/// <summary>Ends one sign-in of a person.</summary>
public sealed class EndSignIn(RapportDb db)
{
    /// <returns>False when this person has no such sign-in.</returns>
    public async Task<bool> RunAsync(Guid personId, Guid id, CancellationToken cancellationToken) =>
        await db.OpenSignIns.Where(row => row.Id == id && row.PersonId == personId).ExecuteDeleteAsync(cancellationToken) == 1;
}
