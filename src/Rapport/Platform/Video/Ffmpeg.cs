using System.Diagnostics;
using System.Globalization;

namespace Rapport.Platform.Video;

/// <summary>
/// The ffmpeg of this machine, where there is one. What it reads was sent by anybody: it gets one file by its path, no
/// network, one way of reading, no more time, room or pixels than given, and a low priority.
/// </summary>
public sealed class Ffmpeg(string? program, TimeProvider time)
{
    /// <summary>Longer than any recording that is taken needs on a slow machine.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    private static readonly string[] Picture = ["-map", "0:v:0?"];
    private static readonly string[] NoPicture = ["-vn"];
    private const int PixelLimit = 20_000_000;
    private const long ByteLimit = 500_000_000;
    private const int SecondLimit = 4 * 3600;
    private const string Off = "off";

    public bool IsThere => program is not null;

    /// <summary>What a setting means: a path, <c>off</c>, or empty for whatever the machine's search path has.</summary>
    public static string? Find(string setting) => setting switch
    {
        Off => null,
        "" => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Where(folder => folder.Length > 0)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "ffmpeg.exe" : "ffmpeg"))
            .FirstOrDefault(File.Exists),
        _ => File.Exists(setting) ? Path.GetFullPath(setting) : null,
    };

    /// <summary>A picture of a video at one of its seconds, as PNG.</summary>
    /// <returns>Zero when it is there.</returns>
    public Task<int> DrawAsync(string demuxer, string input, int second, string output, CancellationToken stop) => RunAsync(
        [.. Input(demuxer, input, second), "-map", "0:v:0", "-frames:v", "1", "-vf", "scale='min(1600,iw)':-2", "-f", "image2", "-c:v", "png", "-update", "1", output], stop);

    /// <summary>The same recording as an MP4 that every browser plays, without a word about it.</summary>
    /// <returns>Zero when it is there and whole.</returns>
    public Task<int> TranscodeAsync(string demuxer, string input, bool isVideo, string output, CancellationToken stop) => RunAsync(
        [
            .. Input(demuxer, input, 0),
            .. isVideo ? Picture : NoPicture,
            "-map", "0:a:0?", "-sn", "-dn", "-map_metadata", "-1", "-map_chapters", "-1",
            "-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-pix_fmt", "yuv420p", "-vf", "scale='min(1280,iw)':-2",
            "-c:a", "aac", "-b:a", "128k", "-ac", "2",
            "-t", SecondLimit.ToString(CultureInfo.InvariantCulture), "-fs", ByteLimit.ToString(CultureInfo.InvariantCulture),
            "-threads", "1", "-movflags", "+faststart", "-f", "mp4", output,
        ],
        stop);

    private static string[] Input(string demuxer, string path, int from) =>
    [
        "-nostdin", "-hide_banner", "-v", "quiet", "-y", "-protocol_whitelist", "file", "-threads", "1",
        "-max_pixels", PixelLimit.ToString(CultureInfo.InvariantCulture), "-ss", from.ToString(CultureInfo.InvariantCulture), "-f", demuxer, "-i", "file:" + Path.GetFullPath(path),
    ];

    private async Task<int> RunAsync(IEnumerable<string> arguments, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        using var process = new Process { StartInfo = new ProcessStartInfo(program!, arguments) { UseShellExecute = false, WorkingDirectory = Path.GetTempPath() } };
        process.Start();
        try
        {
            Yield(process);
            await process.WaitForExitAsync(either.Token);
            return process.ExitCode;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return -1;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    // Readers come first.
    private static void Yield(Process process)
    {
        try
        {
            process.PriorityClass = ProcessPriorityClass.BelowNormal;
        }
        catch (InvalidOperationException)
        {
            // It is done already.
        }
    }
}
