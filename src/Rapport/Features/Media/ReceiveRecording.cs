using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Rapport.Formats.Video;
using Rapport.Platform.Data;
using Rapport.Platform.Files;
using Rapport.Shared;

namespace Rapport.Features.Media;

/// <summary>
/// Takes sound or a video in: the original is its author's alone, what others get is a copy in which nothing is left that
/// says where, when and by what it was made. Where that copy cannot be made, nobody else gets anything.
/// </summary>
public sealed class ReceiveRecording(FileStore store, Acts acts, IOptions<MediaOptions> options, PrepareRecordings work, TimeProvider time)
{
    private readonly MediaOptions limits = options.Value;

    /// <param name="arrival">What is known before the first byte.</param>
    /// <param name="contentType">What the sender says that it is: believed only where the file itself does not tell sound from video.</param>
    /// <param name="body">The file.</param>
    /// <param name="cancellationToken">The sender went away.</param>
    public async Task<Outcome<FileRef>> RunAsync(PhotoArrival arrival, string contentType, Stream body, CancellationToken cancellationToken)
    {
        var kept = new List<string>();
        try
        {
            using var hash = SHA256.Create();
            await using var hashed = new CryptoStream(body, hash, CryptoStreamMode.Read, leaveOpen: true);
            var limit = limits.LimitOf(isVideo: true);
            var original = await store.SaveAsync(hashed, limit, cancellationToken);
            if (original.IsRefused)
            {
                return RecordingProblems.TooHeavy(isVideo: true, limit);
            }

            kept.Add(original.Value.Key);
            var file = await MakeAsync(arrival, contentType, original.Value, kept, cancellationToken);
            if (file.IsRefused)
            {
                return file.Problem;
            }

            // A commit that broke off may have happened: then its files must stay.
            var made = kept;
            kept = [];
            var recording = file.Value.Hashed(hash.Hash!);
            var answer = await acts.RunAsync((KeepPhoto act, CancellationToken token) => act.RunAsync(recording, token), CancellationToken.None);
            kept = answer.Match(shown => shown.IsNew, _ => false) ? [] : made;
            work.Ring();
            return answer.Match<Outcome<FileRef>>(shown => shown.File, problem => problem);
        }
        finally
        {
            kept.ForEach(store.Delete);
        }
    }

    private async Task<Outcome<MediaFile>> MakeAsync(PhotoArrival arrival, string contentType, StoredFile original, List<string> kept, CancellationToken cancellationToken)
    {
        await using var content = store.Open(original.Key)!;
        // It looks at every part of the file, which waits for the disk.
        var reading = await Task.Run(() => RecordingReader.Read(content, cancellationToken), cancellationToken);
        if (reading.Facts.Container == RecordingContainer.Unknown)
        {
            return RecordingProblems.Unknown;
        }

        var isVideo = reading.IsCleanable ? reading.Facts.HasVideo : !contentType.StartsWith("audio/", StringComparison.OrdinalIgnoreCase);
        if (original.Length > limits.LimitOf(isVideo))
        {
            return RecordingProblems.TooHeavy(isVideo, limits.LimitOf(isVideo));
        }

        var type = RecordingTypes.Of(reading.Facts.Container, isVideo);
        var file = new MediaFile(arrival.Id, arrival.EventId, arrival.AuthorId, time.Now())
            .Original(original.Key, type, original.Length, [])
            .Measures(reading.Facts.Width, reading.Facts.Height, TakenAt(reading.Facts.TakenAt))
            .Plays(isVideo ? FileKind.Video : FileKind.Audio, reading.Facts.Duration);
        if (work.Works)
        {
            file.AwaitsWork(time.Now());
        }

        if (reading.IsCleanable)
        {
            await using var cleaned = reading.Cleaned(content);
            var copy = await store.SaveAsync(cleaned, original.Length, cancellationToken);
            kept.Add(copy.Value.Key);
            file.Published(copy.Value.Key, type);
        }

        return file;
    }

    private static DateTimeOffset? TakenAt(DateTimeOffset? taken) => taken is null or { Year: < 1990 or > 2200 } ? null : taken;
}
