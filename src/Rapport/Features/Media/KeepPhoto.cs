using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Media;

/// <summary>
/// Writes the row of a photo whose files are on the disk. The same photo of the same author is known already; the same
/// id with anything else is refused and tells nothing more. Nobody else sees the photo yet, so nothing goes to the log.
/// </summary>
public sealed class KeepPhoto(RapportDb db)
{
    private static readonly Problem IdTaken = new("id_taken", "This id already belongs to something else. Your photo is still on your device.");

    public async Task<Outcome<PhotoKept>> RunAsync(MediaFile file, CancellationToken cancellationToken)
    {
        if (await db.MediaFiles.FindAsync([file.Id], cancellationToken) is { } earlier)
        {
            return earlier.IsSameAs(file) ? new PhotoKept(earlier.ToRef(), IsNew: false) : IdTaken;
        }

        db.Add(file);
        await db.SaveChangesAsync(cancellationToken);
        return new PhotoKept(file.ToRef(), IsNew: true);
    }
}
