using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Platform.Video;
using Rapport.Shared;

namespace Rapport.Features.Media;

/// <summary>Takes the next recording that waits to be worked on, so that no other node takes it for a while.</summary>
public sealed class TakeRecording(RapportDb db, TimeProvider time)
{
    /// <summary>Longer than the work may take: a picture twice and a whole copy.</summary>
    public static readonly TimeSpan Lease = (3 * Ffmpeg.Patience) + TimeSpan.FromMinutes(5);

    /// <returns>Null when nothing is due.</returns>
    public async Task<RecordingWork?> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        while (await NextAsync(now, cancellationToken) is { } due)
        {
            var taken = await db.MediaFiles
                .Where(file => file.Id == due.Id && file.WorkTries == due.Tries && file.WorkDueAt <= now)
                .ExecuteUpdateAsync(file => file.SetProperty(row => row.WorkDueAt, now + Lease).SetProperty(row => row.WorkTries, due.Tries + 1), cancellationToken);
            if (taken == 1)
            {
                return due with { Tries = due.Tries + 1 };
            }
        }

        return null;
    }

    private Task<RecordingWork?> NextAsync(DateTimeOffset now, CancellationToken cancellationToken) => db.MediaFiles
        .Where(file => file.WorkDueAt <= now)
        .OrderBy(file => file.WorkDueAt).ThenBy(file => file.Id)
        .Select(file => new RecordingWork(file.Id, file.Kind == FileKind.Video, file.WorkTries, file.OriginalKey, file.PlayKey))
        .FirstOrDefaultAsync(cancellationToken);
}
