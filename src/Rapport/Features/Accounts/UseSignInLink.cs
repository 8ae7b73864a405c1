using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Platform.Identity;
using Rapport.Shared;

namespace Rapport.Features.Accounts;

public sealed record UseSignInLinkInput(string Token);

/// <summary>Spends a sign-in link and answers whose it was.</summary>
public sealed class UseSignInLink(RapportDb db, TimeProvider time)
{
    public static readonly Problem Spent = new("link_spent", "This link has been used or its time is over; please ask for a new one.");

    public async Task<Outcome<Guid>> RunAsync(UseSignInLinkInput input, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var hash = Secret.Hash(input.Token);

        // One statement checks and spends it, so that of two visitors with the same link one is let in.
        var spent = await db.SignInLinks
            .Where(link => link.TokenHash == hash && link.UsedAt == null && link.ExpiresAt > now)
            .ExecuteUpdateAsync(link => link.SetProperty(row => row.UsedAt, now), cancellationToken);
        if (spent == 0)
        {
            return Spent;
        }

        var link = await db.SignInLinks.AsNoTracking().SingleAsync(link => link.TokenHash == hash, cancellationToken);
        if (link.IsMailed)
        {
            await db.ConfirmEmailAsync(link.PersonId, cancellationToken);
        }

        return link.PersonId;
    }
}
