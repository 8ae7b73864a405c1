using Rapport.Formats.Video;
using Rapport.Platform.Files;
using Rapport.Platform.Images;
using Rapport.Platform.Video;

namespace Rapport.Features.Media;

/// <summary>Makes of a recording what others need to play it everywhere: a picture for before, and a copy as MP4 where it is none.</summary>
public sealed class RecordingWorkshop(FileStore store, ImageReader images, Ffmpeg ffmpeg)
{
    private static readonly string[] PlayedEverywhere = ["avc1", "mp4a"];

    /// <summary>What could be made, and how often ffmpeg failed.</summary>
    public async Task<(RecordingMade Made, int Failures)> MakeAsync(RecordingWork work, CancellationToken stop)
    {
        // The cleaned copy where there is one: it was understood wholly.
        await using var input = store.Open(work.PlayKey.Length > 0 ? work.PlayKey : work.OriginalKey);
        if (input is null)
        {
            return (new(), 0);
        }

        var reading = await Task.Run(() => RecordingReader.Read(input, stop), stop);
        if (Demuxer(input, reading.Facts.Container) is not { } demuxer)
        {
            return (new(), 0);
        }

        var scratch = Directory.CreateTempSubdirectory("rapport-");
        try
        {
            var poster = work.IsVideo ? await PosterAsync(demuxer, input.Name, Path.Combine(scratch.FullName, "poster.png"), stop) : [];
            var made = new RecordingMade { PosterKeys = poster };
            var failures = poster is null ? 1 : 0;
            return IsPlayedEverywhere(reading) ? (made, failures)
                : await CopyAsync(made, demuxer, input.Name, work.IsVideo, Path.Combine(scratch.FullName, "copy.mp4"), stop) is { } copied ? (copied, failures)
                : (made, failures + 1);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    public void Drop(RecordingMade made)
    {
        foreach (var key in made.Keys)
        {
            store.Delete(key);
        }
    }

    private static bool IsPlayedEverywhere(RecordingReading reading) =>
        reading.IsCleanable && reading.Facts.Container == RecordingContainer.IsoMedia && reading.Facts.Codecs.All(PlayedEverywhere.Contains);

    // Whatever ffmpeg makes goes the way of everything that is sent: it is read and cleaned by ourselves.
    private async Task<RecordingMade?> CopyAsync(RecordingMade made, string demuxer, string input, bool isVideo, string output, CancellationToken stop)
    {
        try
        {
            return await CopyAsync(demuxer, input, isVideo, output, stop) is { } copy ? copy with { PosterKeys = made.PosterKeys } : null;
        }
        catch
        {
            Drop(made);
            throw;
        }
    }

    private async Task<RecordingMade?> CopyAsync(string demuxer, string input, bool isVideo, string output, CancellationToken stop)
    {
        if (await ffmpeg.TranscodeAsync(demuxer, input, isVideo, output, stop) != 0 || !File.Exists(output))
        {
            return null;
        }

        await using var copy = File.OpenRead(output);
        var reading = await Task.Run(() => RecordingReader.Read(copy, stop), stop);
        if (!reading.IsCleanable)
        {
            return null;
        }

        await using var cleaned = reading.Cleaned(copy);
        var facts = reading.Facts;
        return new()
        {
            PlayKey = (await store.SaveAsync(cleaned, long.MaxValue, stop)).Value.Key,
            PlayType = RecordingTypes.Of(facts.Container, facts.HasVideo),
            Width = facts.Width,
            Height = facts.Height,
            DurationMs = (int?)facts.Duration?.TotalMilliseconds,
        };
    }

    private async Task<IReadOnlyList<string>?> PosterAsync(string demuxer, string input, string output, CancellationToken stop)
    {
        // A very short clip has no second second.
        for (var second = 1; !File.Exists(output); second--)
        {
            if (second < 0 || await ffmpeg.DrawAsync(demuxer, input, second, output, stop) != 0)
            {
                return null;
            }
        }

        await using var drawn = File.OpenRead(output);
        var read = await images.ReadAsync(drawn, stop);
        if (read.IsRefused)
        {
            return null;
        }

        var keys = new List<string>();
        foreach (var rendition in new[] { read.Value.Small, read.Value.Medium, read.Value.Large })
        {
            await using var bytes = new MemoryStream(rendition.WebP.ToArray(), writable: false);
            keys.Add((await store.SaveAsync(bytes, ImageLimits.MaxBytes, stop)).Value.Key);
        }

        return keys;
    }

    // One way of reading, told beforehand: ffmpeg knows some that lead elsewhere.
    private static string? Demuxer(FileStream input, RecordingContainer container)
    {
        var head = new byte[4];
        input.Position = 0;
        input.ReadExactly(head);
        return container switch
        {
            RecordingContainer.IsoMedia => "mov",
            RecordingContainer.Matroska => "matroska",
            RecordingContainer.OtherSound => head switch
            {
                [(byte)'O', ..] => "ogg",
                [(byte)'R', ..] => "wav",
                [(byte)'f', ..] => "flac",
                [(byte)'c', ..] => "caf",
                [(byte)'#', ..] => "amr",
                [0xFF, 0xF1 or 0xF9, ..] => "aac",
                _ => "mp3",
            },
            _ => null,
        };
    }
}
