using System.Buffers.Binary;

namespace Rapport.Formats.Video.Matroska;

/// <summary>
/// Reads WebM and Matroska (RFC 9559), also as a browser records it live, without lengths. Elements that playing does not
/// need become Void, and so do tracks that are neither sound nor picture, with their blocks.
/// </summary>
internal sealed class MatroskaReader(Source source)
{
    private const int DepthLimit = 8;
    private const int BlockHead = 4;
    private static readonly DateTimeOffset Epoch = new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly EbmlElements elements = new(source);
    private readonly Patches patches = new();
    private readonly Dictionary<long, MatroskaTrack> tracks = [];
    private long scale = 1_000_000;
    private double? duration;
    private DateTimeOffset? made;
    private long clusterAt;
    private long lastBlockAt;
    private bool hasSegment;

    public RecordingReading Read()
    {
        Inside(new EbmlElement(MatroskaIds.Root, 0, 0, source.Length), 0);
        if (tracks.Count == 0)
        {
            throw new UncleanException("There is neither sound nor picture in it.");
        }

        var picture = tracks.Values.FirstOrDefault(track => track.IsPicture);
        var ticks = duration ?? lastBlockAt;
        var seconds = ticks * scale / 1e9;
        return new RecordingReading(
            new(RecordingContainer.Matroska, picture is not null)
            {
                Duration = seconds is > 0 and < 1e6 ? TimeSpan.FromMilliseconds(Math.Round(seconds * 1000)) : null,
                Width = picture?.Width ?? 0,
                Height = picture?.Height ?? 0,
                Codecs = [.. tracks.Values.Select(track => MatroskaIds.CodecOf(track.CodecId)!).Distinct()],
                TakenAt = made,
            },
            patches.InOrder());
    }

    /// <returns>Where it ended.</returns>
    private long Inside(EbmlElement parent, int depth)
    {
        if (depth > DepthLimit)
        {
            throw new UncleanException("It is nested too deeply.");
        }

        var (at, end) = (parent.Body, parent.End ?? source.Length);
        while (Next(ref at, end) is { } element && (parent.End is not null || !MatroskaIds.Ends(parent.Id, element.Id)))
        {
            at = Take(parent, Whole(parent, element, end), depth);
        }

        return Math.Min(at, end);
    }

    private EbmlElement? Next(ref long at, long end)
    {
        if (end < source.Length || !elements.IsCut(at))
        {
            return elements.At(at, end);
        }

        patches.Zero(at, end);
        at = end;
        return null;
    }

    // A recording that was cut off ends inside its last block, cluster and segment.
    private EbmlElement Whole(EbmlElement parent, EbmlElement element, long end)
    {
        if (element.End is null or <= 0)
        {
            return element.Id is MatroskaIds.Segment or MatroskaIds.Cluster ? element : throw new UncleanException("Something does not say where it ends.");
        }

        if (element.End <= end)
        {
            return element;
        }

        var isCut = end == source.Length && (element.Id == MatroskaIds.Segment || parent.Id is MatroskaIds.Segment or MatroskaIds.Cluster or MatroskaIds.BlockGroup);
        return isCut ? element with { End = source.Length } : throw new UncleanException("An element is larger than what holds it.");
    }

    /// <returns>Where the next element begins.</returns>
    private long Take(EbmlElement parent, EbmlElement element, int depth)
    {
        if (!MatroskaIds.IsKept(parent.Id, element.Id))
        {
            return Drop(element);
        }

        switch (element.Id)
        {
            case MatroskaIds.Segment when hasSegment:
                throw new UncleanException("It holds several recordings.");
            case MatroskaIds.Cluster when tracks.Count == 0:
                throw new UncleanException("It begins without saying what is in it.");
            case MatroskaIds.Encryption:
                throw new UncleanException("It is encrypted.");
            case MatroskaIds.TrackEntry:
                ReadTrack(element, depth);
                return element.End!.Value;
            case MatroskaIds.Seek:
                ReadSeek(element);
                return element.End!.Value;
            case MatroskaIds.SimpleBlock:
                ReadBlock(element, element);
                return element.End!.Value;
            case MatroskaIds.BlockGroup:
                ReadGroup(element, depth);
                return element.End!.Value;
        }

        hasSegment |= element.Id == MatroskaIds.Segment;
        if (MatroskaIds.IsContainer(element.Id))
        {
            return Inside(element, depth + 1);
        }

        Leaf(element);
        return element.End!.Value;
    }

    private long Drop(EbmlElement element)
    {
        if (element.Id == MatroskaIds.DateUtc && element.BodyLength == 8)
        {
            Date(element);
        }

        EbmlElements.Void(element, patches);
        return element.End!.Value;
    }

    private void Leaf(EbmlElement element)
    {
        switch (element.Id)
        {
            case MatroskaIds.TimestampScale:
                scale = Math.Clamp(elements.Unsigned(element), 1, 1_000_000_000);
                break;
            case MatroskaIds.Duration:
                duration = element.BodyLength switch
                {
                    4 => BinaryPrimitives.ReadSingleBigEndian(source.At(element.Body, 4)),
                    8 => BinaryPrimitives.ReadDoubleBigEndian(source.At(element.Body, 8)),
                    _ => null,
                };
                break;
            case MatroskaIds.Timestamp:
                clusterAt = Math.Min(elements.Unsigned(element), int.MaxValue);
                break;
            // They must be there, and may name the device.
            case MatroskaIds.MuxingApp or MatroskaIds.WritingApp:
                patches.Zero(element.Body, element.End!.Value);
                break;
        }
    }

    private void Date(EbmlElement element)
    {
        var nanoseconds = BinaryPrimitives.ReadInt64BigEndian(source.At(element.Body, 8));
        made = Epoch.AddTicks(nanoseconds / 100);
    }

    // What points to something that goes would point to Void.
    private void ReadSeek(EbmlElement seek)
    {
        for (var at = seek.Body; elements.At(at, seek.End!.Value) is { End: { } end } part; at = end)
        {
            if (part.Id == MatroskaIds.SeekId && MatroskaIds.IsKept(MatroskaIds.Segment, (uint)(elements.Unsigned(part) & uint.MaxValue)))
            {
                return;
            }
        }

        EbmlElements.Void(seek, patches);
    }

    private void ReadTrack(EbmlElement entry, int depth)
    {
        var reader = new MatroskaTrackReader(source, elements, depth + 1);
        var track = reader.Read(entry);
        if (!track.IsKept)
        {
            EbmlElements.Void(entry, patches);
            return;
        }

        if (MatroskaIds.CodecOf(track.CodecId) is null || !tracks.TryAdd(track.Number, track))
        {
            throw new UncleanException("It is written in a way that is not known here.");
        }

        patches.AddAll(reader.Patches);
    }

    private void ReadGroup(EbmlElement group, int depth)
    {
        for (var at = group.Body; elements.At(at, group.End!.Value) is { End: { } end } part; at = end)
        {
            if (part.Id == MatroskaIds.Block)
            {
                if (ReadBlock(part, group))
                {
                    Inside(group, depth + 1);
                }

                return;
            }
        }

        EbmlElements.Void(group, patches);
    }

    private bool ReadBlock(EbmlElement block, EbmlElement around)
    {
        if (block.BodyLength < BlockHead)
        {
            EbmlElements.Void(around, patches);
            return false;
        }

        var (number, length) = elements.Number(block.Body);
        if (number is not { } track || !tracks.ContainsKey(track))
        {
            EbmlElements.Void(around, patches);
            return false;
        }

        lastBlockAt = Math.Max(lastBlockAt, clusterAt + source.Int16(block.Body + length));
        return true;
    }
}
