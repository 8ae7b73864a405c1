using Microsoft.EntityFrameworkCore;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notifications;

/// <summary>What somebody was told of, and whether they want it by e-mail.</summary>
public sealed class NoticeHoldings(RapportDb db) : IHoldAboutPeople
{
    public IReadOnlyCollection<string> Tables => ["notices", "notice_mailings"];

    public async Task<IReadOnlyList<Holding>> ReadAsync(Guid personId, CancellationToken cancellationToken)
    {
        // A notice of what they may not see any more says no more than that there was one.
        var known = db.SubjectsKnownTo(personId);
        var notices = db.Notices.Where(notice => notice.PersonId == personId).OrderByDescending(notice => notice.At).ThenBy(notice => notice.Id)
            .Select(notice => new { notice.Kind, Address = known.Where(subject => subject.Id == notice.SubjectId).Select(subject => subject.Address).FirstOrDefault(), notice.At, notice.ReadAt, notice.MailedAt });
        var mailings = db.NoticeMailings.Where(mailing => mailing.PersonId == personId).Select(mailing => new { mailing.IsOff, mailing.MailedAt });
        return
        [
            await notices.HoldAsync("Notifications", "notifications", row => new(row.Kind.ToString(), row.Address), cancellationToken),
            await mailings.HoldAsync("Notifications by e-mail", "notification-mails", row => new(row.IsOff ? "You want none" : "Now and then", "/notifications"), cancellationToken),
        ];
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        await db.Notices.Where(notice => notice.PersonId == erasure.PersonId).ExecuteDeleteAsync(cancellationToken);
        await db.NoticeMailings.Where(mailing => mailing.PersonId == erasure.PersonId).ExecuteDeleteAsync(cancellationToken);
    }
}
