using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Platform.Identity;
using Rapport.Shared;

namespace Rapport.Features.Accounts;

/// <param name="CallerId">Who is signed in at the browser that opened the link.</param>
public sealed record ConfirmEmailChangeInput(string Token, Guid? CallerId, Uri Site);

/// <summary>
/// Makes the address that a link was opened from the one to sign in with, and tells the one before. Where a guest asked and
/// the address has an account, what the guest wrote becomes that account's: the link proves the address, and the browser
/// that opens it must be the guest's own, so that nobody lays their words upon others.
/// </summary>
public sealed class ConfirmEmailChange(RapportDb db, MergeGuest merge, ShowPerson shown, TimeProvider time)
{
    private static readonly Problem Elsewhere = new("guest_elsewhere", "Please open this link in the browser in which you take part by name: only then can we be sure that it was you who wrote this.");

    /// <summary>What a link would do; changes nothing.</summary>
    public static async Task<EmailChangeKind> LookAsync(RapportDb db, ConfirmEmailChangeInput input, DateTimeOffset now, CancellationToken cancellationToken) =>
        await FindAsync(db, input.Token, now, cancellationToken) is { } change ? await KindAsync(db, change, input.CallerId, cancellationToken) : EmailChangeKind.Change;

    public async Task<Outcome<ConfirmedEmail>> RunAsync(ConfirmEmailChangeInput input, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await FindAsync(db, input.Token, now, cancellationToken) is not { } change)
        {
            return UseSignInLink.Spent;
        }

        var (kind, owner) = (await KindAsync(db, change, input.CallerId, cancellationToken), await db.FindByEmailAsync(change.Email, cancellationToken));
        var isOthers = owner is not null && owner.Id != change.PersonId;
        if (kind == EmailChangeKind.BringElsewhere)
        {
            return Elsewhere;
        }

        if ((kind != EmailChangeKind.Bring && isOthers)
            // One statement spends it, and with it all that this person asked for before.
            || await db.EmailChanges.Where(row => row.Id == change.Id).ExecuteDeleteAsync(cancellationToken) == 0)
        {
            return UseSignInLink.Spent;
        }

        if (kind == EmailChangeKind.Bring)
        {
            if (await merge.RunAsync(change.PersonId, owner!.Id, cancellationToken) is { } kept)
            {
                return kept;
            }

            await db.ConfirmEmailAsync(owner.Id, cancellationToken);
            return new ConfirmedEmail(owner.Id, kind);
        }

        await RenameAsync(change, input.Site, now, cancellationToken);
        return new ConfirmedEmail(change.PersonId, kind);
    }

    private static Task<EmailChange?> FindAsync(RapportDb db, string token, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hash = Secret.Hash(token);
        return db.EmailChanges.AsNoTracking().SingleOrDefaultAsync(row => row.TokenHash == hash && row.ExpiresAt > now, cancellationToken);
    }

    private static async Task<EmailChangeKind> KindAsync(RapportDb db, EmailChange change, Guid? caller, CancellationToken cancellationToken)
    {
        var isGuest = await db.Users.AnyAsync(login => login.Id == change.PersonId && login.Email == null, cancellationToken);
        var owner = await db.FindByEmailAsync(change.Email, cancellationToken);
        return !isGuest ? EmailChangeKind.Change
            : owner is null ? EmailChangeKind.Keep
            : caller == change.PersonId ? EmailChangeKind.Bring
            : EmailChangeKind.BringElsewhere;
    }

    private async Task RenameAsync(EmailChange change, Uri site, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.EmailChanges.Where(row => row.PersonId == change.PersonId).ExecuteDeleteAsync(cancellationToken);
        // Links that went to the address before must not lead in any more.
        await db.SignInLinks.Where(link => link.PersonId == change.PersonId && link.UsedAt == null).ExecuteDeleteAsync(cancellationToken);
        var login = await db.Users.SingleAsync(row => row.Id == change.PersonId, cancellationToken);
        var before = login.Email;
        Rename(login, change.Email);
        if (before is not null)
        {
            db.Add(AccountMails.AddressChanged(Ids.New(time), before, site, now));
        }
        else
        {
            // What they wrote says no longer that a guest did.
            await shown.AnewAsync(await db.People.SingleAsync(row => row.Id == change.PersonId, cancellationToken), cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static void Rename(Login login, string email)
    {
        var normal = email.Normalize().ToUpperInvariant();
        (login.Email, login.UserName) = (email, email);
        (login.NormalizedEmail, login.NormalizedUserName) = (normal, normal);
        (login.EmailConfirmed, login.ConcurrencyStamp) = (true, Secret.New());
    }
}
