using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;

namespace Rapport.Platform.Mail;

/// <summary>Takes the next message that is due, so that nobody else takes it for a while.</summary>
public sealed class TakeMail(RapportDb db, TimeProvider time)
{
    /// <summary>Longer than any try may take.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <returns>Null when nothing is due.</returns>
    public async Task<OutgoingMail?> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        while (await db.OutgoingMails.AsNoTracking().Where(mail => mail.DueAt <= now).OrderBy(mail => mail.DueAt).FirstOrDefaultAsync(cancellationToken) is { } due)
        {
            var taken = await db.OutgoingMails
                .Where(mail => mail.Id == due.Id && mail.Tries == due.Tries && mail.DueAt <= now)
                .ExecuteUpdateAsync(mail => mail.SetProperty(row => row.DueAt, now + Lease).SetProperty(row => row.Tries, due.Tries + 1), cancellationToken);
            if (taken == 1)
            {
                return await db.OutgoingMails.AsNoTracking().SingleAsync(mail => mail.Id == due.Id, cancellationToken);
            }
        }

        return null;
    }
}
