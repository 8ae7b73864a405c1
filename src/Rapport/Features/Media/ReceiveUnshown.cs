using Rapport.Features.Media.Uploads;
using Rapport.Platform.Images;
using Rapport.Shared;

namespace Rapport.Features.Media;

/// <summary>
/// Takes in a picture that this server cannot show, as phones make them (HEIC, AVIF): it is kept for its author alone.
/// What readers see is the reading size that the device made, or words where it could not make one.
/// </summary>
public sealed class ReceiveUnshown(KeepArrived keep, TimeProvider time) : IReceiveUpload
{
    private const int BrandAt = 8;

    public long MaxBytes => ImageLimits.MaxBytes;

    public Problem TooHeavy => ImageProblems.TooHeavy;

    public Problem Unknown => ImageProblems.Unknown;

    public bool Expects(string declaredType) => declaredType is "image/heic" or "image/heif" or "image/avif";

    public bool Takes(ReadOnlySpan<byte> head) => ImageHeader.Read(head).Kind == ImageKind.Heif;

    public async Task<Outcome<FileRef>> ReceiveAsync(MediaArrival arrival, ArrivedFile file, CancellationToken cancellationToken) =>
        arrival.Part == UploadPart.Reading
            ? ImageProblems.Heif
            : await keep.RunAsync((kept, token) => MakeAsync(arrival, file, kept, token), cancellationToken);

    private async Task<Outcome<MediaFile>> MakeAsync(MediaArrival arrival, ArrivedFile file, List<string> kept, CancellationToken cancellationToken)
    {
        var original = await file.KeepAsync(cancellationToken);
        kept.Add(original.Key);
        return new MediaFile(arrival.Id, arrival.EventId, arrival.AuthorId, time.Now())
            .Original(original.Key, ContentTypeOf(file.Head.Span), original.Length, file.Hash);
    }

    private static string ContentTypeOf(ReadOnlySpan<byte> head) => head[BrandAt..].StartsWith("avi"u8) ? "image/avif" : "image/heic";
}
