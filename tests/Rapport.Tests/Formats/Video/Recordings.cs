using System.Text;
using Rapport.Formats.Video;

namespace Rapport.Tests.Formats.Video;

/// <summary>Reads and cleans recordings that a test wrote.</summary>
internal static class Recordings
{
    public static RecordingReading Read(byte[] file)
    {
        using var content = new MemoryStream(file);
        return RecordingReader.Read(content, World.Cancelled);
    }

    public static byte[] Clean(byte[] file)
    {
        var reading = Read(file);
        Assert.Null(reading.Reason);
        using var content = new MemoryStream(file);
        using var cleaned = reading.Cleaned(content);
        using var copy = new MemoryStream();
        // In pieces of an odd length, so that a patch is met in its middle.
        cleaned.CopyTo(copy, 7);
        return copy.ToArray();
    }

    /// <summary>How often a text stands anywhere in the bytes.</summary>
    public static int CountOf(string text, byte[] bytes)
    {
        var (count, wanted) = (0, Encoding.Latin1.GetBytes(text));
        for (var at = 0; at <= bytes.Length - wanted.Length; at++)
        {
            count += bytes.AsSpan(at, wanted.Length).SequenceEqual(wanted) ? 1 : 0;
        }

        return count;
    }
}
