using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;

namespace Rapport.Features.Notifications;

/// <summary>Somebody wants their notices by e-mail too, or no more.</summary>
public sealed class TurnNoticeMails(RapportDb db)
{
    public async Task<bool> RunAsync(Guid personId, bool isOff, CancellationToken cancellationToken)
    {
        await db.LockPersonAsync(personId, cancellationToken);
        var mailing = await db.NoticeMailings.SingleOrDefaultAsync(row => row.PersonId == personId, cancellationToken) ?? db.Add(new NoticeMailing(personId)).Entity;
        mailing.Turn(isOff);
        await db.SaveChangesAsync(cancellationToken);
        return isOff;
    }
}
