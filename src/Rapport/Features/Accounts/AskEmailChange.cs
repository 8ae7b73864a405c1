using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Platform.Identity;
using Rapport.Shared;

namespace Rapport.Features.Accounts;

/// <param name="Site">What links begin with.</param>
public sealed record AskEmailChangeInput(Guid PersonId, string Email, Uri Site);

/// <summary>
/// Sends a link to the address that a person wants to sign in with. Of an address that has an account its owner alone
/// is told; rows and answers are the same for both.
/// </summary>
public sealed class AskEmailChange(RapportDb db, TimeProvider time)
{
    /// <summary>How many messages one person has sent to strange addresses within the life of a link, and as many go to one address, whoever asks.</summary>
    public const int Limit = 5;

    private static readonly Problem TooMany = new("too_many_mails", "You have asked five times within an hour; please wait a little.");

    public async Task<Outcome<Guid>> RunAsync(AskEmailChangeInput input, CancellationToken cancellationToken)
    {
        var (email, now, token) = (input.Email.Trim(), time.GetUtcNow(), Secret.New());
        if (AddAccount.RefuseEmail(email) is { } wrong)
        {
            return wrong;
        }

        if (await db.EmailChanges.CountAsync(change => change.PersonId == input.PersonId && change.ExpiresAt > now, cancellationToken) >= Limit)
        {
            return TooMany;
        }

        // The owner's own spelling: another one that counts as the same here may be another mailbox.
        var normal = email.Normalize().ToUpperInvariant();
        if (await CountToAsync(email, normal, now, cancellationToken) >= Limit)
        {
            // Guests are free, so their number bounds nothing. The answer is that of a message that was sent.
            return input.PersonId;
        }

        var owner = await db.Users.Where(login => login.NormalizedEmail == normal && login.Id != input.PersonId).Select(login => login.Email).SingleOrDefaultAsync(cancellationToken);
        var isGuest = await db.Users.AnyAsync(login => login.Id == input.PersonId && login.Email == null, cancellationToken);
        var link = new Uri(input.Site, $"/account/email/{token}");
        var change = new EmailChange(Ids.New(time), input.PersonId, email, Secret.Hash(token), now + EmailChange.Lifetime);
        db.Add(change);
        // By its id the message is known as theirs, whatever address it goes to.
        db.Add(owner is null ? AccountMails.ConfirmAddress(change.Id, email, link, now)
            : isGuest ? AccountMails.BringAlong(change.Id, owner, link, now)
            : AccountMails.AddressTaken(change.Id, owner, input.Site, now));
        await db.SaveChangesAsync(cancellationToken);
        return change.Id;
    }

    private Task<int> CountToAsync(string email, string normal, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // SQLite knows capitals of ASCII alone.
        string[] capitals = [normal, string.Concat(email.Select(letter => char.IsAscii(letter) ? char.ToUpperInvariant(letter) : letter))];
        return db.EmailChanges.CountAsync(change => change.ExpiresAt > now && capitals.Contains(change.Email.ToUpper()), cancellationToken);
    }
}
