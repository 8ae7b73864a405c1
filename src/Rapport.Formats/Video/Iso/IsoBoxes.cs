using System.Buffers.Binary;

namespace Rapport.Formats.Video.Iso;

/// <summary>Finds the boxes of a file and of a box, and makes boxes free.</summary>
internal sealed class IsoBoxes(Source source)
{
    private const int HeadLength = 8;
    private const int TopLimit = 200_000;

    /// <summary>The boxes of the file. One that was cut off at the end of the file ends there.</summary>
    public List<IsoBox> Top(Patches patches)
    {
        var boxes = new List<IsoBox>();
        for (var at = 0L; at < source.Length;)
        {
            if (source.Length - at < HeadLength)
            {
                patches.Zero(at, source.Length);
                break;
            }

            var box = Head(at, source.Length, isTop: true);
            if (boxes.Count == TopLimit)
            {
                throw new UncleanException("It has too many boxes.");
            }

            boxes.Add(box.End > source.Length ? box with { End = source.Length } : box);
            at = box.End;
        }

        return boxes;
    }

    /// <summary>The boxes inside a box; what is left behind the last is overwritten.</summary>
    public IEnumerable<IsoBox> Inside(long from, long end, Patches patches)
    {
        for (var at = from; at < end;)
        {
            // QuickTime ends some lists with a zero where a box would begin.
            if (end - at < HeadLength || source.UInt32(at) == 0)
            {
                patches.Zero(at, end);
                yield break;
            }

            var box = Head(at, end, isTop: false);
            if (box.End > end)
            {
                throw new UncleanException($"A box {box.Type} is larger than what holds it.");
            }

            yield return box;
            at = box.End;
        }
    }

    /// <summary>Turns a box into free space of the same length.</summary>
    public static void Free(IsoBox box, Patches patches)
    {
        var head = new byte[box.Body - box.Start >= 16 ? 16 : HeadLength];
        var length = box.End - box.Start;
        // A head of eight bytes around more than 4 GiB means "to the end".
        BinaryPrimitives.WriteUInt32BigEndian(head, length <= uint.MaxValue ? (uint)length : head.Length == 16 ? 1u : 0u);
        "free"u8.CopyTo(head.AsSpan(4));
        if (head.Length == 16 && length > uint.MaxValue)
        {
            BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(8), length);
        }

        patches.Add(new Patch(box.Start, length, head));
    }

    private IsoBox Head(long at, long end, bool isTop)
    {
        source.Count();
        var size = (long)source.UInt32(at);
        var type = source.Letters(at + 4);
        var body = at + HeadLength;
        if (size == 1)
        {
            size = source.Int64(at + HeadLength);
            body += 8;
        }
        else if (size == 0 && isTop)
        {
            size = end - at;
        }

        // Not so large that adding to it overflows, nor smaller than its own head.
        return size < body - at || size > long.MaxValue / 2
            ? throw new UncleanException($"A box {type} has no possible size.")
            : new IsoBox(type, at, body, at + size);
    }
}
