using Rapport.Features.Media.Uploads;
using Rapport.Platform.Files;
using Rapport.Platform.Images;
using Rapport.Shared;

namespace Rapport.Features.Media;

/// <summary>
/// Takes a photo in: what is shown is made before the answer, and the original is kept privately. A picture of reading
/// size is only shown, since its original follows. The slow part is done before the writer lane is entered.
/// </summary>
public sealed class ReceivePhoto(FileStore store, ImageReader images, KeepArrived keep, TimeProvider time) : IReceiveUpload
{
    public long MaxBytes => ImageLimits.MaxBytes;

    public Problem TooHeavy => ImageProblems.TooHeavy;

    public Problem Unknown => ImageProblems.Unknown;

    public bool Expects(string declaredType) => declaredType.StartsWith("image/", StringComparison.OrdinalIgnoreCase);

    public bool Takes(ReadOnlySpan<byte> head) => ImageHeader.Read(head).Kind is not (ImageKind.Unknown or ImageKind.Heif);

    public Task<Outcome<FileRef>> ReceiveAsync(MediaArrival arrival, ArrivedFile file, CancellationToken cancellationToken) =>
        keep.RunAsync((kept, token) => MakeAsync(arrival, file, kept, token), cancellationToken);

    private async Task<Outcome<MediaFile>> MakeAsync(MediaArrival arrival, ArrivedFile file, List<string> kept, CancellationToken cancellationToken)
    {
        var read = await images.ReadAsync(file.Read(), cancellationToken);
        if (read.IsRefused)
        {
            return read.Problem;
        }

        foreach (var rendition in new[] { read.Value.Small, read.Value.Medium, read.Value.Large })
        {
            await using var bytes = new MemoryStream(rendition.WebP.ToArray(), writable: false);
            kept.Add((await store.SaveAsync(bytes, ImageLimits.MaxBytes, cancellationToken)).Value.Key);
        }

        var facts = read.Value.Original;
        var made = new MediaFile(arrival.Id, arrival.EventId, arrival.AuthorId, time.Now())
            .Shown(kept[0], kept[1], kept[2])
            .Measures(facts.Width, facts.Height, TakenAt(facts.TakenAt, arrival.Zone));
        if (arrival.Part == UploadPart.Reading)
        {
            return made.FirstSeenAs(file.Hash);
        }

        var original = await file.KeepAsync(cancellationToken);
        kept.Add(original.Key);
        return made.Original(original.Key, ContentTypeOf(facts.Kind), original.Length, file.Hash);
    }

    // Most cameras know the wall time only: it is then the event's.
    private static DateTimeOffset? TakenAt(CaptureTime? taken, EventZone zone) => taken switch
    {
        null or { WallTime.Year: < 1990 or > 2200 } => null,
        { Offset: { } offset } => new DateTimeOffset(taken.Value.WallTime, offset).ToUniversalTime(),
        _ => zone.ToInstant(taken.Value.WallTime),
    };

    private static string ContentTypeOf(ImageKind kind) => kind switch
    {
        ImageKind.Jpeg => "image/jpeg",
        ImageKind.Png => "image/png",
        ImageKind.Gif => "image/gif",
        _ => "image/webp",
    };
}
