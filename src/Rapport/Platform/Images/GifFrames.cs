using System.Buffers.Binary;

namespace Rapport.Platform.Images;

/// <summary>Where the frames of a GIF89a lie, as far as its blocks can be followed.</summary>
internal static class GifFrames
{
    private const byte Extension = 0x21;
    private const byte Frame = 0x2C;
    private const int ScreenLength = 13;
    private const int FrameLength = 10;

    public static List<(long Right, long Bottom)> In(ReadOnlySpan<byte> bytes)
    {
        var frames = new List<(long, long)>();
        var at = ScreenLength + ColourTable(bytes[10]);
        while (at < bytes.Length)
        {
            if (bytes[at] == Extension)
            {
                at = AfterBlocks(bytes, at + 2);
            }
            else if (bytes[at] == Frame && at + FrameLength <= bytes.Length)
            {
                frames.Add((Word(bytes, at + 1) + Word(bytes, at + 5), Word(bytes, at + 3) + Word(bytes, at + 7)));
                at = AfterBlocks(bytes, at + FrameLength + ColourTable(bytes[at + 9]) + 1);
            }
            else
            {
                break;
            }
        }

        return frames;
    }

    private static int ColourTable(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    private static long Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static int AfterBlocks(ReadOnlySpan<byte> bytes, int at)
    {
        while (at < bytes.Length && bytes[at] != 0)
        {
            at += 1 + bytes[at];
        }

        return at + 1;
    }
}
