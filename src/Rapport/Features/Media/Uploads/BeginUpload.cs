using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Media.Uploads;

/// <summary>
/// Begins an upload, or finds the one that was begun: asked twice, there is one. The same id with anything else is
/// refused and tells nothing more.
/// </summary>
public sealed class BeginUpload(RapportDb db, UploadOptions options, TimeProvider time)
{
    private const int KeyBytes = 16;

    public async Task<Outcome<Upload>> RunAsync(UploadStart start, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var earlier = await db.Uploads.FindAsync([start.Id, start.Part == UploadPart.Original], cancellationToken);
        if (earlier is not null && !earlier.IsOver(now) && earlier.IsStartedBy(start))
        {
            earlier.BroughtBy(start);
            await db.SaveChangesAsync(cancellationToken);
            return earlier;
        }

        var file = await db.MediaFiles.AsNoTracking().SingleOrDefaultAsync(row => row.Id == start.Id, cancellationToken);
        if ((earlier is not null && !(earlier.IsOver(now) && earlier.IsOf(start))) || (file is not null && (file.AuthorId != start.AuthorId || file.EventId != start.EventId)))
        {
            return KeepMedia.IdTaken;
        }

        if (start.IsSealed && !(file is not null && start.Part == UploadPart.Original))
        {
            return EventProblems.Sealed;
        }

        if (earlier is not null)
        {
            await db.Uploads.Where(upload => upload.Id == earlier.Id && upload.Follows == earlier.Follows).ExecuteDeleteAsync(cancellationToken);
            db.Entry(earlier).State = EntityState.Detached;
        }

        var begun = new Upload(start, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes)), now, now.AddDays(options.KeepDays));
        db.Add(begun);
        await db.SaveChangesAsync(cancellationToken);
        return begun;
    }
}
