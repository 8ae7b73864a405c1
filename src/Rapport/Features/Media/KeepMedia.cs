using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Media;

/// <summary>
/// Writes the row of a file whose bytes are on the disk, or joins it with the part of it that came before. The same part
/// of the same author is known already; the same id with anything else is refused and tells nothing more. Nobody but
/// its author is told of it, so nothing goes to the log.
/// </summary>
public sealed class KeepMedia(RapportDb db)
{
    internal static readonly Problem IdTaken = new("id_taken", "This id already belongs to something else. Your photo is still on your device.");

    public async Task<Outcome<MediaKept>> RunAsync(MediaFile file, CancellationToken cancellationToken)
    {
        if (await db.MediaFiles.FindAsync([file.Id], cancellationToken) is not { } earlier)
        {
            db.Add(file);
            await db.SaveChangesAsync(cancellationToken);
            return new MediaKept(file.ToRef(), []);
        }

        if (earlier.Join(file) is not { } spare)
        {
            return IdTaken;
        }

        await db.SaveChangesAsync(cancellationToken);
        return new MediaKept(earlier.ToRef(), spare);
    }
}
