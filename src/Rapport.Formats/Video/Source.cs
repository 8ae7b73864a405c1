using System.Buffers.Binary;
using System.Text;

namespace Rapport.Formats.Video;

/// <summary>Reads anywhere in a file through a few windows, and counts what is looked at, so that no file holds a reader for ever.</summary>
internal sealed class Source(Stream stream, CancellationToken stop)
{
    /// <summary>The most that can be asked for at once.</summary>
    public const int WindowSize = 1 << 14;

    private const int PartLimit = 8_000_000;

    // Two tables are read side by side, and the boxes around them.
    private readonly Window[] windows = [new(WindowSize), new(WindowSize), new(WindowSize)];
    private int oldest;
    private int parts;

    public long Length { get; } = stream.Length;

    /// <summary>Called for each part of the file that is looked at.</summary>
    public void Count()
    {
        if (++parts > PartLimit)
        {
            throw new UncleanException("It has too many parts.");
        }
    }

    /// <summary>The bytes at a place; refused where the file ends before.</summary>
    public ReadOnlySpan<byte> At(long offset, int length)
    {
        if (offset < 0 || length > WindowSize || offset > Length - length)
        {
            throw new UncleanException("It ends too early.");
        }

        foreach (var window in windows)
        {
            if (window.Holds(offset, length))
            {
                return window.At(offset, length);
            }
        }

        stop.ThrowIfCancellationRequested();
        var filled = windows[oldest];
        oldest = (oldest + 1) % windows.Length;
        filled.Fill(stream, offset);
        return filled.Holds(offset, length) ? filled.At(offset, length) : throw new UncleanException("It ends too early.");
    }

    public byte Byte(long offset) => At(offset, 1)[0];

    public int UInt16(long offset) => BinaryPrimitives.ReadUInt16BigEndian(At(offset, 2));

    public int Int16(long offset) => BinaryPrimitives.ReadInt16BigEndian(At(offset, 2));

    public int Int32(long offset) => BinaryPrimitives.ReadInt32BigEndian(At(offset, 4));

    public uint UInt32(long offset) => BinaryPrimitives.ReadUInt32BigEndian(At(offset, 4));

    /// <summary>An unsigned number of 64 bits that fits a file.</summary>
    public long Int64(long offset)
    {
        var number = BinaryPrimitives.ReadInt64BigEndian(At(offset, 8));
        return number < 0 ? throw new UncleanException("A number is out of all bounds.") : number;
    }

    public string Letters(long offset) => Encoding.Latin1.GetString(At(offset, 4));
}
