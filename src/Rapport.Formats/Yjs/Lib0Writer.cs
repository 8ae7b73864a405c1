using System.Text;

namespace Rapport.Formats.Yjs;

/// <summary>Writes numbers and blocks as <see cref="Lib0Reader"/> reads them.</summary>
internal static class Lib0Writer
{
    public static void Number(List<byte> bytes, long number)
    {
        for (; number > 0x7F; number >>= 7)
        {
            bytes.Add((byte)(0x80 | (number & 0x7F)));
        }

        bytes.Add((byte)number);
    }

    /// <summary>Its UTF-8 behind their length.</summary>
    public static void String(List<byte> bytes, string text) => Block(bytes, Encoding.UTF8.GetBytes(text));

    /// <summary>Bytes behind their length.</summary>
    public static void Block(List<byte> bytes, ReadOnlySpan<byte> block)
    {
        Number(bytes, block.Length);
        bytes.AddRange(block);
    }
}
