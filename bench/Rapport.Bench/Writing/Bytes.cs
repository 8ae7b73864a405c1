namespace Rapport.Bench.Writing;

/// <summary>Numbers and lengths as Yjs and both servers write them: seven bits a byte, the lowest first.</summary>
internal static class Bytes
{
    public static List<byte> Number(this List<byte> bytes, long number)
    {
        for (; number >= 0x80; number >>= 7)
        {
            bytes.Add((byte)(number | 0x80));
        }

        bytes.Add((byte)number);
        return bytes;
    }

    public static List<byte> Block(this List<byte> bytes, ReadOnlySpan<byte> block)
    {
        bytes.Number(block.Length).AddRange(block);
        return bytes;
    }

    /// <summary>Takes a number off the beginning.</summary>
    public static long Number(ref ReadOnlySpan<byte> bytes)
    {
        var number = 0L;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[0];
            bytes = bytes[1..];
            number |= (long)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return number;
            }
        }
    }
}
