using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace Rapport.Platform.Caching;

/// <summary>
/// A page compressed once around a gap, so that each person's part is set into it without compressing again: what
/// follows the gap refers to nothing before it, and the part itself is a stored block (RFC 1951, 3.2.4; RFC 1952).
/// </summary>
internal sealed class GzipParts
{
    private const int PartLimit = ushort.MaxValue;

    private static readonly byte[] Header = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];

    private readonly ReadOnlyMemory<byte> head;
    private readonly ReadOnlyMemory<byte> tail;
    private readonly ReadOnlyMemory<byte> tailDeflated;
    private readonly byte[] start;
    private readonly Crc32 headSum = new();

    public GzipParts(ReadOnlyMemory<byte> head, ReadOnlyMemory<byte> tail)
    {
        (this.head, this.tail) = (head, tail);
        headSum.Append(head.Span);
        start = [.. Header, .. Deflate(head, isLast: false)];
        tailDeflated = Deflate(tail, isLast: true);
    }

    /// <summary>Bytes of the whole with a part of this length in the gap.</summary>
    public int Length(int part) => start.Length + 5 + part + tailDeflated.Length + 8;

    /// <exception cref="ArgumentException">The part is longer than a stored block.</exception>
    public void Write(ReadOnlySpan<byte> part, IBufferWriter<byte> target)
    {
        if (part.Length > PartLimit)
        {
            throw new ArgumentException($"A part has at most {PartLimit} bytes.", nameof(part));
        }

        target.Write(start);
        var block = target.GetSpan(5);
        block[0] = 0;
        BinaryPrimitives.WriteUInt16LittleEndian(block[1..], (ushort)part.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(block[3..], (ushort)~part.Length);
        target.Advance(5);
        target.Write(part);
        target.Write(tailDeflated.Span);
        WriteEnd(part, target);
    }

    private void WriteEnd(ReadOnlySpan<byte> part, IBufferWriter<byte> target)
    {
        var sum = headSum.Clone();
        sum.Append(part);
        sum.Append(tail.Span);
        var end = target.GetSpan(8);
        BinaryPrimitives.WriteUInt32LittleEndian(end, sum.GetCurrentHashAsUInt32());
        BinaryPrimitives.WriteUInt32LittleEndian(end[4..], (uint)(head.Length + part.Length + tail.Length));
        target.Advance(8);
    }

    /// <summary>Whole bytes either way; without an end where more follows.</summary>
    private static byte[] Deflate(ReadOnlyMemory<byte> bytes, bool isLast)
    {
        if (bytes.IsEmpty)
        {
            // The stream would write nothing at all, not even the end.
            return isLast ? [3, 0] : [];
        }

        using var target = new MemoryStream();
        using var deflate = new DeflateStream(target, CompressionLevel.Optimal, leaveOpen: true);
        deflate.Write(bytes.Span);
        if (isLast)
        {
            deflate.Dispose();
        }
        else
        {
            deflate.Flush();
        }

        return target.ToArray();
    }
}
