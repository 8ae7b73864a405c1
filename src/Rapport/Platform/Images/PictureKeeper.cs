using Rapport.Platform.Files;
using Rapport.Shared;

namespace Rapport.Platform.Images;

/// <summary>
/// Keeps a picture that stands for somebody: a mark, a portrait. It is drawn anew at one size, without metadata; what was
/// sent is not kept. What no reader of ours decodes is refused, SVG with it.
/// </summary>
public sealed class PictureKeeper(FileStore store, ImageReader images)
{
    public async Task<Outcome<KeptPicture>> KeepAsync(IFormFile file, CancellationToken cancellationToken)
    {
        await using var content = file.OpenReadStream();
        var read = await images.ReadAsync(content, cancellationToken);
        if (read.IsRefused)
        {
            return read.Problem;
        }

        var drawn = read.Value.Medium;
        await using var bytes = new MemoryStream(drawn.WebP.ToArray(), writable: false);
        var kept = await store.SaveAsync(bytes, ImageLimits.MaxBytes, cancellationToken);
        return kept.IsRefused ? kept.Problem : new KeptPicture(kept.Value.Key, drawn.Width, drawn.Height);
    }

    /// <summary>Removes what nothing shows any more.</summary>
    public void Drop(string? key)
    {
        if (!string.IsNullOrEmpty(key))
        {
            store.Delete(key);
        }
    }
}
