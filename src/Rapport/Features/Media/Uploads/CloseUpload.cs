using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Media.Uploads;

/// <summary>What became of an upload: its file was received, or it is to be no more.</summary>
public sealed class CloseUpload(RapportDb db, TimeProvider time)
{
    public async Task<int> FinishAsync(Upload upload, CancellationToken cancellationToken)
    {
        var now = time.Now();
        return await db.Uploads.Where(row => row.Key == upload.Key && row.FinishedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.FinishedAt, now), cancellationToken);
    }

    public async Task<int> DropAsync(Upload upload, CancellationToken cancellationToken) =>
        await db.Uploads.Where(row => row.Key == upload.Key).ExecuteDeleteAsync(cancellationToken);

    /// <summary>Those whose time is over.</summary>
    public async Task<int> DropOverAsync(CancellationToken cancellationToken)
    {
        var now = time.Now();
        return await db.Uploads.Where(row => row.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
    }
}
