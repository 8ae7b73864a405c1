using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Platform.Identity;
using Rapport.Shared;

namespace Rapport.Features.Accounts;

public sealed record ConfirmEmailChangeInput(string Token, Uri Site);

/// <summary>Makes the address that a link was opened from the one to sign in with, and tells the one before.</summary>
public sealed class ConfirmEmailChange(RapportDb db, TimeProvider time)
{
    public async Task<Outcome<Guid>> RunAsync(ConfirmEmailChangeInput input, CancellationToken cancellationToken)
    {
        var (now, hash) = (time.GetUtcNow(), Secret.Hash(input.Token));
        var change = await db.EmailChanges.AsNoTracking().SingleOrDefaultAsync(row => row.TokenHash == hash && row.ExpiresAt > now, cancellationToken);
        if (change is null || await db.FindByEmailAsync(change.Email, cancellationToken) is not null
            // One statement spends it, and with it all that this person asked for before.
            || await db.EmailChanges.Where(row => row.Id == change.Id).ExecuteDeleteAsync(cancellationToken) == 0)
        {
            return UseSignInLink.Spent;
        }

        await db.EmailChanges.Where(row => row.PersonId == change.PersonId).ExecuteDeleteAsync(cancellationToken);
        // Links that went to the address before must not lead in any more.
        await db.SignInLinks.Where(link => link.PersonId == change.PersonId && link.UsedAt == null).ExecuteDeleteAsync(cancellationToken);
        var login = await db.Users.SingleAsync(row => row.Id == change.PersonId, cancellationToken);
        var before = login.Email;
        Rename(login, change.Email);
        if (before is not null)
        {
            db.Add(AccountMails.AddressChanged(Ids.New(time), before, input.Site, now));
        }

        await db.SaveChangesAsync(cancellationToken);
        return login.Id;
    }

    private static void Rename(Login login, string email)
    {
        var normal = email.Normalize().ToUpperInvariant();
        (login.Email, login.UserName) = (email, email);
        (login.NormalizedEmail, login.NormalizedUserName) = (normal, normal);
        (login.EmailConfirmed, login.ConcurrencyStamp) = (true, Secret.New());
    }
}
