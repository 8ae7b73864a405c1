using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Platform.Identity;
using Rapport.Platform.Mail;
using Rapport.Shared;

namespace Rapport.Features.Events.Invitations;

/// <summary>
/// Gives invitations their tokens and writes the messages, in the transaction of the act. All of them are treated alike,
/// whether an address has an account or not.
/// </summary>
public sealed class InvitationMails(RapportDb db, TimeProvider time)
{
    /// <summary>For invitations to one place by one person.</summary>
    public async Task SendAsync(IReadOnlyList<Invitation> invitations, Uri site, CancellationToken cancellationToken)
    {
        if (invitations.Count == 0)
        {
            return;
        }

        var (place, by) = (invitations[0].EventId ?? invitations[0].SpaceId, invitations[0].InvitedById);
        var title = PlainText.Line(await db.Subjects.Where(row => row.Id == place).Select(row => row.Title).SingleAsync(cancellationToken));
        var inviter = PlainText.Line(await db.People.Where(row => row.Id == by).Select(row => row.Name).SingleAsync(cancellationToken));
        var keys = invitations.Select(row => row.EmailKey).ToList();
        var owners = await db.Users.Where(login => keys.Contains(login.NormalizedEmail!)).ToDictionaryAsync(login => login.NormalizedEmail!, login => login.Email!, cancellationToken);
        foreach (var invitation in invitations)
        {
            // The owner's own spelling: another one that counts as the same here may be another mailbox.
            var to = owners.GetValueOrDefault(invitation.EmailKey, invitation.SentTo);
            var token = Secret.New();
            invitation.Send(to, Secret.Hash(token), time.GetUtcNow());
            db.Add(Mail(invitation, title, inviter, new Uri(site, $"/invitation/{token}")));
        }
    }

    private OutgoingMail Mail(Invitation invitation, string title, string inviter, Uri link)
    {
        var subject = $"An invitation to {title}";
        var until = invitation.ExpiresAt.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        return new(
            Ids.New(time),
            invitation.SentTo,
            subject.Length <= OutgoingMail.SubjectLimit ? subject : subject[..OutgoingMail.SubjectLimit],
            $"""
            {inviter} invites you to {title}, at {link.Host}.

            You would be: {invitation.Role.Name()} ({invitation.Role.Meaning()}).

            This link is for you alone: it lets you in, once, {(invitation.LinkId is null ? $"until {until}" : "within an hour")}. Please do not pass it on.

            {link}

            If you do not want that, you need do nothing.

            """,
            time.GetUtcNow());
    }
}
