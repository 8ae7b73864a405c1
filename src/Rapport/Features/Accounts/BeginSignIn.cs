using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Accounts;

/// <param name="Before">The sign-in that this browser had until now, whoever's it was.</param>
public sealed record BeginSignInInput(Guid PersonId, string Device, Guid? Before);

/// <summary>Notes a new sign-in, ends the one before in this browser, and forgets those whose cookie ran out.</summary>
public sealed class BeginSignIn(RapportDb db, TimeProvider time)
{
    /// <summary>As long as a cookie lasts unused, and the hour by which its last use was rounded.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30) + TimeSpan.FromHours(1);

    public async Task<Guid> RunAsync(BeginSignInInput input, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var over = now - Lifetime;
        await db.OpenSignIns
            .Where(row => row.Id == input.Before || (row.PersonId == input.PersonId && row.SeenAt < over))
            .ExecuteDeleteAsync(cancellationToken);
        var begun = new OpenSignIn(Ids.New(time), input.PersonId, input.Device, now);
        db.Add(begun);
        await db.SaveChangesAsync(cancellationToken);
        return begun.Id;
    }
}
