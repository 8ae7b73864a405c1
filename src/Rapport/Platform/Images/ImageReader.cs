using Rapport.Shared;

namespace Rapport.Platform.Images;

/// <summary>
/// Reads pictures that anybody sent. One at a time: the largest allowed takes some hundred megabytes while it is
/// decoded, and the server has readers to answer meanwhile. Give it streams that are already here, not a slow network's.
/// </summary>
public sealed class ImageReader : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);

    public Task<Outcome<ImageFacts>> ProbeAsync(Stream content, CancellationToken stop) =>
        InTurnAsync(content, static (bytes, header, _) => VipsImage.Probe(bytes, header.Kind), stop);

    public Task<Outcome<Renditions>> ReadAsync(Stream content, CancellationToken stop) =>
        InTurnAsync(content, static (bytes, header, stop) => VipsImage.Render(bytes, header.Kind, stop), stop);

    public void Dispose() => turn.Dispose();

    private async Task<Outcome<T>> InTurnAsync<T>(
        Stream content, Func<byte[], ImageHeader, CancellationToken, Outcome<T>> read, CancellationToken stop)
    {
        await turn.WaitAsync(stop);
        try
        {
            if (await ReadAllAsync(content, stop) is not { } bytes)
            {
                return ImageProblems.TooHeavy;
            }

            var header = ImageHeader.Read(bytes);
            return Refusal(header) is { } problem ? problem : read(bytes, header, stop);
        }
        finally
        {
            turn.Release();
        }
    }

    // libvips is not even woken for what its header rules out.
    private static Problem? Refusal(ImageHeader header) => header switch
    {
        { Kind: ImageKind.Unknown } => ImageProblems.Unknown,
        { Kind: ImageKind.Heif } => ImageProblems.Heif,
        { Width: 0 } or { Height: 0 } => ImageProblems.Damaged,
        _ => ImageLimits.Allows(header.Width, header.Height) ? null : ImageProblems.TooLarge,
    };

    private static async Task<byte[]?> ReadAllAsync(Stream content, CancellationToken stop)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        int read;
        while ((read = await content.ReadAsync(chunk, stop)) > 0)
        {
            if (buffer.Length + read > ImageLimits.MaxBytes)
            {
                return null;
            }

            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }
}
