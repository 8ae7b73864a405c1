using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notifications;

/// <param name="Until">The latest that was on the page: what came since stays new.</param>
public sealed record ReadNoticesInput(Guid PersonId, DateTimeOffset Until);

/// <summary>Somebody has read their notices.</summary>
public sealed class ReadNotices(RapportDb db, TimeProvider time)
{
    public Task<int> RunAsync(ReadNoticesInput input, CancellationToken cancellationToken)
    {
        var now = time.Now();
        return db.Notices.Where(notice => notice.PersonId == input.PersonId && notice.ReadAt == null && notice.At <= input.Until)
            .ExecuteUpdateAsync(row => row.SetProperty(notice => notice.ReadAt, now), cancellationToken);
    }
}
