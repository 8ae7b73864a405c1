using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;

namespace Rapport.Features.Notifications;

/// <summary>Takes away what was read long ago, and what nobody has read for a year.</summary>
public sealed class TidyNotices(RapportDb db, NoticeOptions options, TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    public Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var (read, written) = (time.GetUtcNow() - TimeSpan.FromDays(options.KeepDays), time.GetUtcNow() - Longest);
        return db.Notices.Where(notice => notice.ReadAt < read || notice.At < written).ExecuteDeleteAsync(cancellationToken);
    }
}
