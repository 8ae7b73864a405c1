using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notifications;

/// <summary>
/// Writes the next message that is due: one person's notices that are neither read nor mailed, as far as they may know of
/// them now. Of two nodes one finds the due time, in the transaction that writes the message.
/// </summary>
public sealed class MailNotices(RapportDb db, NoticeReader reader, TimeProvider time)
{
    /// <returns>False when nobody's are due.</returns>
    public async Task<bool> RunAsync(Uri site, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var due = await db.NoticeMailings.AsNoTracking().Where(mailing => mailing.DueAt <= now).OrderBy(mailing => mailing.DueAt).FirstOrDefaultAsync(cancellationToken);
        if (due is null)
        {
            return false;
        }

        var mine = db.NoticeMailings.Where(mailing => mailing.PersonId == due.PersonId && mailing.DueAt == due.DueAt && !mailing.IsOff);
        if (await mine.ExecuteUpdateAsync(row => row.SetProperty(mailing => mailing.DueAt, (DateTimeOffset?)null), cancellationToken) == 1)
        {
            await WriteAsync(due.PersonId, site, now, cancellationToken);
        }

        return true;
    }

    private async Task WriteAsync(Guid personId, Uri site, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var address = await db.Users.Where(login => login.Id == personId && login.EmailConfirmed).Select(login => login.Email).SingleOrDefaultAsync(cancellationToken);
        var lines = address is null ? [] : await reader.UntoldAsync(personId, cancellationToken);
        if (lines.Count == 0)
        {
            return;
        }

        db.Add(NoticeMail.Of(Ids.New(time), address!, lines, site, now));
        await db.SaveChangesAsync(cancellationToken);
        await NoticeReader.Untold(db, personId).ExecuteUpdateAsync(row => row.SetProperty(notice => notice.MailedAt, now), cancellationToken);
        await db.NoticeMailings.Where(mailing => mailing.PersonId == personId).ExecuteUpdateAsync(row => row.SetProperty(mailing => mailing.MailedAt, now), cancellationToken);
    }
}
