using Microsoft.Extensions.Options;
using Rapport.Features.Media.Uploads;
using Rapport.Formats.Video;
using Rapport.Platform.Files;
using Rapport.Platform.Images;
using Rapport.Shared;

namespace Rapport.Features.Media;

/// <summary>
/// Takes sound or a video in: the original is its author's alone, what others get is a copy in which nothing is left that
/// says where, when and by what it was made. Where that copy cannot be made, nobody else gets anything.
/// </summary>
public sealed class ReceiveRecording(FileStore store, KeepArrived keep, IOptions<MediaOptions> options, PrepareRecordings work, TimeProvider time) : IReceiveUpload
{
    private readonly MediaOptions limits = options.Value;

    public long MaxBytes => Math.Max(limits.LimitOf(isVideo: true), limits.LimitOf(isVideo: false));

    public Problem TooHeavy => RecordingProblems.TooHeavy(isVideo: true, MaxBytes);

    public Problem Unknown => RecordingProblems.Unknown;

    public bool Expects(string declaredType) =>
        declaredType.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) || declaredType.StartsWith("video/", StringComparison.OrdinalIgnoreCase);

    public bool Takes(ReadOnlySpan<byte> head) => RecordingReader.Sniff(head) != RecordingContainer.Unknown;

    public async Task<Outcome<FileRef>> ReceiveAsync(MediaArrival arrival, ArrivedFile file, CancellationToken cancellationToken)
    {
        if (arrival.Part == UploadPart.Reading)
        {
            return ImageProblems.Unknown;
        }

        var kept = await keep.RunAsync((keys, token) => MakeAsync(arrival, file, keys, token), cancellationToken);
        work.Ring();
        return kept;
    }

    private async Task<Outcome<MediaFile>> MakeAsync(MediaArrival arrival, ArrivedFile file, List<string> kept, CancellationToken cancellationToken)
    {
        // It looks at every part of the file, which waits for the disk.
        var reading = await Task.Run(() => RecordingReader.Read(file.Read(), cancellationToken), cancellationToken);

        // What the sender says is believed only where the file itself does not tell sound from video.
        var isVideo = reading.IsCleanable ? reading.Facts.HasVideo : !arrival.DeclaredType.StartsWith("audio/", StringComparison.OrdinalIgnoreCase);
        if (file.Length > limits.LimitOf(isVideo))
        {
            return RecordingProblems.TooHeavy(isVideo, limits.LimitOf(isVideo));
        }

        var type = RecordingTypes.Of(reading.Facts.Container, isVideo);
        var made = new MediaFile(arrival.Id, arrival.EventId, arrival.AuthorId, time.Now())
            .Measures(reading.Facts.Width, reading.Facts.Height, TakenAt(reading.Facts.TakenAt))
            .Plays(isVideo ? FileKind.Video : FileKind.Audio, reading.Facts.Duration);
        if (reading.IsCleanable)
        {
            await using var cleaned = reading.Cleaned(file.Read());
            var copy = await store.SaveAsync(cleaned, file.Length, cancellationToken);
            kept.Add(copy.Value.Key);
            made.Published(copy.Value.Key, type);
        }

        var original = await file.KeepAsync(cancellationToken);
        kept.Add(original.Key);
        return work.Works ? made.Original(original.Key, type, original.Length, file.Hash).AwaitsWork(time.Now()) : made.Original(original.Key, type, original.Length, file.Hash);
    }

    private static DateTimeOffset? TakenAt(DateTimeOffset? taken) => taken is null or { Year: < 1990 or > 2200 } ? null : taken;
}
