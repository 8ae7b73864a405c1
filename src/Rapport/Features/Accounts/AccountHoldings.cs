using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts.DeviceKeys;
using Rapport.Platform.Data;
using Rapport.Platform.Mail;
using Rapport.Shared;

namespace Rapport.Features.Accounts;

/// <summary>The person, what lets them in, and the messages that wait for them.</summary>
public sealed class AccountHoldings(RapportDb db) : IHoldAboutPeople
{
    public IReadOnlyCollection<string> Tables =>
    [
        "people", "AspNetUsers", "AspNetUserPasskeys", "AspNetUserClaims", "AspNetUserLogins", "AspNetUserTokens",
        "sign_in_links", "email_changes", "open_sign_ins", "device_keys", "outgoing_mails",
    ];

    public async Task<IReadOnlyList<Holding>> ReadAsync(Guid personId, CancellationToken cancellationToken)
    {
        var person = db.People.Where(row => row.Id == personId).Select(row => new { row.Name, row.OwnName, row.Photos, row.Quotation, row.PageFor, row.CreatedAt });
        var page = db.People.Where(row => row.Id == personId && row.PageFor != null).Select(row => new { row.PageFor });
        var logins = db.Users.Where(row => row.Id == personId && row.Email != null).Select(row => new { row.Email, HasPassword = row.PasswordHash != null });
        var passkeys = db.UserPasskeys.AsNoTracking().Where(row => row.UserId == personId).Select(row => new { row.Data.Name, row.Data.CreatedAt });
        var signIns = db.OpenSignIns.Where(row => row.PersonId == personId).OrderByDescending(row => row.SeenAt).ThenBy(row => row.Id)
            .Select(row => new { row.Device, row.CreatedAt, row.SeenAt });
        var keys = db.DeviceKeys.Where(row => row.PersonId == personId)
            .Join(db.Subjects, row => row.EventId, subject => subject.Id, (row, subject) => new { Event = subject.Title, row.Device, row.CreatedAt, row.SeenAt, row.RevokedAt })
            .OrderByDescending(row => row.SeenAt).ThenByDescending(row => row.CreatedAt);
        return
        [
            await person.HoldAsync("Your name", "name", row => new(row.OwnName is null ? row.Name : $"{row.OwnName}, shown as {row.Name}", "/account"), cancellationToken),
            await page.HoldAsync("Who may read your page", "page", row => new(Words(row.PageFor!.Value), "/account/page"), cancellationToken),
            await logins.HoldAsync("Your e-mail address", "login", row => new(row.Email!, "/account/email"), cancellationToken),
            await passkeys.HoldAsync("Passkeys", "passkeys", row => new(row.Name ?? "Passkey", "/account/passkeys"), cancellationToken),
            await signIns.HoldAsync("Where you are signed in", "sign-ins", row => new(row.Device, "/account/sign-ins"), cancellationToken),
            await keys.HoldAsync("Devices that may go on sending", "device-keys", row => new($"{row.Device}, {row.Event}", "/account/sign-ins"), cancellationToken),
            await (await MailsAsync(personId, cancellationToken)).OrderBy(mail => mail.DueAt).ThenBy(mail => mail.Id)
                .Select(mail => new { mail.To, mail.Subject, mail.DueAt })
                .HoldAsync("Messages on their way to you", "messages", row => new(row.Subject), cancellationToken),
        ];
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        var id = erasure.PersonId;
        await (await MailsAsync(id, cancellationToken)).ExecuteDeleteAsync(cancellationToken);
        await db.OpenSignIns.Where(row => row.PersonId == id).ExecuteDeleteAsync(cancellationToken);
        await db.DeviceKeys.Where(row => row.PersonId == id).ExecuteDeleteAsync(cancellationToken);
        await db.EmailChanges.Where(row => row.PersonId == id).ExecuteDeleteAsync(cancellationToken);
        await db.SignInLinks.Where(row => row.PersonId == id).ExecuteDeleteAsync(cancellationToken);
        await db.UserPasskeys.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await db.UserClaims.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await db.UserLogins.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await db.UserTokens.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken);
        // Whoever could sign in is gone; the row of the person stays, for what points to it.
        await db.Users.Where(row => row.Id == id).ExecuteDeleteAsync(cancellationToken);
        (await db.People.SingleAsync(row => row.Id == id, cancellationToken)).Erase(erasure);
    }

    private static string Words(Visibility readers) => readers switch
    {
        Visibility.Public => "Everybody",
        Visibility.Members => "Members",
        Visibility.Team => "The team",
        _ => "Nobody",
    };

    /// <summary>To the address of their account, and what they had sent to one that they wish to change to.</summary>
    private async Task<IQueryable<OutgoingMail>> MailsAsync(Guid personId, CancellationToken cancellationToken)
    {
        var addresses = await db.AddressesAsync(personId, cancellationToken);
        var changes = db.EmailChanges.Where(change => change.PersonId == personId);
        return db.OutgoingMails.Where(mail => addresses.Contains(mail.To.ToLower()) || changes.Any(change => change.Id == mail.Id));
    }
}
