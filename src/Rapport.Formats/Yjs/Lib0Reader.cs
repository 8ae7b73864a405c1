using System.Buffers.Binary;
using System.Text;

namespace Rapport.Formats.Yjs;

/// <summary>
/// Reads numbers and strings as lib0 (https://github.com/dmonad/lib0, encoding.js) writes them: numbers in groups of seven
/// bits, the lowest first; strings in UTF-8 behind their length in bytes.
/// </summary>
internal ref struct Lib0Reader(ReadOnlySpan<byte> bytes, YLimits limits)
{
    private const long LargestSafe = (1L << 53) - 1;
    private readonly ReadOnlySpan<byte> bytes = bytes;

    /// <param name="kept">From <see cref="Kept"/>.</param>
    public Lib0Reader(byte[]? kept, YLimits limits)
        : this(new ReadOnlySpan<byte>(kept ?? throw new UnreadableException("too_large", "It is larger than may be.")), limits)
    {
    }

    public int Position { get; set; }

    public readonly bool IsAtEnd => Position == bytes.Length;

    public readonly YLimits Limits { get; } = limits;

    /// <summary>A copy of what somebody sent; null when it is larger than may be.</summary>
    public static byte[]? Kept(ReadOnlySpan<byte> bytes, YLimits? limits) => bytes.Length <= (limits ?? YLimits.Default).Bytes ? bytes.ToArray() : null;

    /// <summary>Refuses what stands behind the end.</summary>
    public readonly void End()
    {
        if (!IsAtEnd)
        {
            throw new UnreadableException("trailing_bytes", "Something stands behind its end.");
        }
    }

    public byte Byte() => Position < bytes.Length ? bytes[Position++] : throw UnreadableException.CutShort();

    /// <summary>A number that is not negative and that JavaScript holds exactly.</summary>
    public long Number() => Rest(0, 0);

    /// <summary>A number that fits a clock or a length.</summary>
    public int Count()
    {
        var number = Number();
        return number <= int.MaxValue ? (int)number : throw UnreadableException.TooLarge();
    }

    /// <summary>A number with a sign, which stands in the second bit of the first byte.</summary>
    public long Signed()
    {
        var first = Byte();
        var number = first & 0x3FL;
        if ((first & 0x80) != 0)
        {
            number = Rest(number, 6);
        }

        return (first & 0x40) == 0 ? number : -number;
    }

    public float Single() => BinaryPrimitives.ReadSingleBigEndian(Bytes(4));

    public double Double() => BinaryPrimitives.ReadDoubleBigEndian(Bytes(8));

    public long Int64() => BinaryPrimitives.ReadInt64BigEndian(Bytes(8));

    public YId Id() => new(Number(), Count());

    /// <summary>Bytes behind their length.</summary>
    public ReadOnlySpan<byte> Block() => Bytes(Number());

    /// <summary>A string as its bytes.</summary>
    public ReadOnlySpan<byte> Utf8()
    {
        var text = Block();
        if (!System.Text.Unicode.Utf8.IsValid(text))
        {
            throw new UnreadableException("not_utf8", "A string is not UTF-8.");
        }

        // No string has more units than bytes.
        return text.Length <= Limits.StringLength || Encoding.UTF8.GetCharCount(text) <= Limits.StringLength
            ? text
            : throw new UnreadableException("string_too_long", "A string is too long.");
    }

    public string String() => Encoding.UTF8.GetString(Utf8());

    private ReadOnlySpan<byte> Bytes(long length)
    {
        if (length > bytes.Length - Position)
        {
            throw UnreadableException.CutShort();
        }

        Position += (int)length;
        return bytes.Slice(Position - (int)length, (int)length);
    }

    private long Rest(long number, int shift)
    {
        byte group;
        do
        {
            group = Byte();
            // Seven more bits at 56 and above would not fit into what is left of 64.
            if (shift >= 56 || (number |= (group & 0x7FL) << shift) > LargestSafe)
            {
                throw UnreadableException.TooLarge();
            }

            shift += 7;
        }
        while ((group & 0x80) != 0);

        return number;
    }
}
