using System.Numerics;

namespace Rapport.Formats.Video.Matroska;

/// <summary>Finds the elements of a file and of an element (RFC 8794), and makes elements Void.</summary>
internal sealed class EbmlElements(Source source)
{
    private const int WideVoidHead = 9;

    /// <summary>The element at a place; null where the file or what holds it ends.</summary>
    public EbmlElement? At(long at, long end)
    {
        if (at >= end)
        {
            return null;
        }

        source.Count();
        var first = source.Byte(at);
        var idLength = BitOperations.LeadingZeroCount((uint)first) - 23;
        if (idLength > 4)
        {
            throw new UncleanException("An element has no possible kind.");
        }

        var id = 0u;
        for (var place = 0; place < idLength; place++)
        {
            id = (id << 8) | source.Byte(at + place);
        }

        var (size, sizeLength) = Number(at + idLength);
        var body = at + idLength + sizeLength;
        return new EbmlElement(id, at, body, size is { } known ? body + known : null);
    }

    /// <summary>Whether the file ends inside the head of an element.</summary>
    public bool IsCut(long at)
    {
        if (at >= source.Length)
        {
            return false;
        }

        var sizeAt = at + BitOperations.LeadingZeroCount((uint)source.Byte(at)) - 23;
        return sizeAt >= source.Length || sizeAt + BitOperations.LeadingZeroCount((uint)source.Byte(sizeAt)) - 23 > source.Length;
    }

    /// <summary>A number of variable length, and how many bytes it took; null for one whose bits are all set, which means unknown.</summary>
    public (long? Value, int Length) Number(long at)
    {
        var first = source.Byte(at);
        var length = BitOperations.LeadingZeroCount((uint)first) - 23;
        if (length > 8)
        {
            throw new UncleanException("A number is longer than allowed.");
        }

        var value = (long)first & ((1 << (8 - length)) - 1);
        for (var place = 1; place < length; place++)
        {
            value = (value << 8) | source.Byte(at + place);
        }

        return (value == (1L << (7 * length)) - 1 ? null : value, length);
    }

    public long Unsigned(EbmlElement element)
    {
        var value = 0UL;
        foreach (var part in source.At(element.Body, (int)Math.Min(element.BodyLength, 8)))
        {
            value = (value << 8) | part;
        }

        return value > long.MaxValue ? throw new UncleanException("A number is out of all bounds.") : (long)value;
    }

    /// <summary>Turns an element, which must have an end, into Void of the same length.</summary>
    public static void Void(EbmlElement element, Patches patches)
    {
        if (element.End is not { } end)
        {
            throw new UncleanException("Something without an end has to go.");
        }

        var length = end - element.Start;
        byte[] head;
        // One byte of size goes to 126; 127 would mean unknown.
        if (length - 2 < 127)
        {
            head = [(byte)MatroskaIds.Void, (byte)(0x80 | (length - 2))];
        }
        else
        {
            head = [(byte)MatroskaIds.Void, 1, 0, 0, 0, 0, 0, 0, 0];
            var rest = length - WideVoidHead;
            for (var place = WideVoidHead - 1; place > 1; place--, rest >>= 8)
            {
                head[place] = (byte)rest;
            }
        }

        patches.Add(new Patch(element.Start, length, head));
    }
}
