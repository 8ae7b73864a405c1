using Rapport.Formats.Video.Iso;
using Rapport.Formats.Video.Matroska;

namespace Rapport.Formats.Video;

/// <summary>
/// Reads recordings that anybody sent, and says what has to be overwritten so that neither place nor person nor device is
/// left in them. It keeps what it knows to be needed for playing and gives up everything else: a part that nobody here
/// knows is taken away, and a file that is not understood wholly is not cleanable.
/// </summary>
public static class RecordingReader
{
    private const int SniffLength = 64;

    /// <summary>What kind of file begins with these bytes; 64 are enough.</summary>
    public static RecordingContainer Sniff(ReadOnlySpan<byte> head) => head switch
    {
        [0x1A, 0x45, 0xDF, 0xA3, ..] => RecordingContainer.Matroska,
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => IsPicture(head) ? RecordingContainer.Unknown : RecordingContainer.IsoMedia,
        // QuickTime of old begins with its parts.
        [_, _, _, _, (byte)'m', (byte)'o', (byte)'o', (byte)'v', ..] or [_, _, _, _, (byte)'m', (byte)'d', (byte)'a', (byte)'t', ..]
            or [_, _, _, _, (byte)'w', (byte)'i', (byte)'d', (byte)'e', ..] => RecordingContainer.IsoMedia,
        _ => IsSound(head) ? RecordingContainer.OtherSound : RecordingContainer.Unknown,
    };

    /// <summary>Reads a whole recording; bounded in memory and in steps, whatever it holds.</summary>
    /// <param name="content">The file, able to seek.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static RecordingReading Read(Stream content, CancellationToken stop)
    {
        var source = new Source(content, stop);
        var container = Sniff(source.At(0, (int)Math.Min(SniffLength, source.Length)));
        return container switch
        {
            RecordingContainer.IsoMedia => Understand(container, () => new IsoReader(source).Read()),
            RecordingContainer.Matroska => Understand(container, () => new MatroskaReader(source).Read()),
            RecordingContainer.OtherSound => new(new(container, HasVideo: false), "This kind of file is not cleaned."),
            _ => new(new(container, HasVideo: false), "This is not a recording."),
        };
    }

    private static RecordingReading Understand(RecordingContainer container, Func<RecordingReading> read)
    {
        try
        {
            return read();
        }
        catch (UncleanException unclean)
        {
            // What it would be is not certain; the word of whoever sent it decides.
            return new(new(container, HasVideo: true), unclean.Message);
        }
    }

    // HEIF, AVIF and Canon's raw pictures are ISO files too.
    private static bool IsPicture(ReadOnlySpan<byte> head) => head.Length >= 12
        && System.Text.Encoding.Latin1.GetString(head[8..12]) is "heic" or "heix" or "heim" or "heis" or "hevc" or "hevx" or "mif1" or "msf1" or "avif" or "avis" or "crx ";

    private static bool IsSound(ReadOnlySpan<byte> head) => head switch
    {
        [(byte)'I', (byte)'D', (byte)'3', ..] or [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] or [(byte)'f', (byte)'L', (byte)'a', (byte)'C', ..] => true,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'A', (byte)'V', (byte)'E', ..] => true,
        [(byte)'c', (byte)'a', (byte)'f', (byte)'f', ..] or [(byte)'#', (byte)'!', (byte)'A', (byte)'M', (byte)'R', ..] => true,
        // MPEG audio, layers 1 to 3, and ADTS; FF FF is no header, FF D8 is a JPEG.
        [0xFF, (>= 0xE2 and <= 0xFE) and not 0xFF, ..] => true,
        _ => false,
    };
}
