namespace Rapport.Formats.Video.Iso;

/// <summary>Reads a fragment (moof), as a browser records it: where the samples of its tracks lie (ISO/IEC 14496-12, 8.8).</summary>
internal sealed class IsoFragment(Source source, IReadOnlyDictionary<uint, IsoTrack> tracks, KeptRanges kept, Patches patches)
{
    private readonly IsoBoxes boxes = new(source);
    private readonly List<IsoBox> runs = [];
    private long start;
    private long previousEnd;
    private bool hasDropped;

    public void Read(IsoBox box)
    {
        start = previousEnd = box.Start;
        foreach (var part in boxes.Inside(box.Body, box.End, patches))
        {
            if (part.Type == "traf")
            {
                ReadTrack(part);
            }
            else if (!IsoParts.IsKept(box.Type, part.Type))
            {
                IsoBoxes.Free(part, patches);
            }
        }
    }

    private void ReadTrack(IsoBox box)
    {
        var inside = new Patches();
        IsoBox? header = null;
        long? begins = null;
        runs.Clear();
        foreach (var part in boxes.Inside(box.Body, box.End, inside))
        {
            switch (part.Type)
            {
                case "tfhd":
                    header = part;
                    break;
                case "tfdt":
                    begins = source.Byte(part.Body) == 1 ? source.Int64(part.Body + 4) : source.UInt32(part.Body + 4);
                    break;
                case "trun":
                    runs.Add(part);
                    break;
                default:
                    if (!IsoParts.IsKept(box.Type, part.Type))
                    {
                        IsoBoxes.Free(part, inside);
                    }

                    break;
            }
        }

        if (header is not { } found || !tracks.TryGetValue(source.UInt32(found.Body + 4), out var track))
        {
            hasDropped = true;
            IsoBoxes.Free(box, patches);
            return;
        }

        patches.AddAll(inside);
        ReadRuns(found, track, begins);
    }

    private void ReadRuns(IsoBox header, IsoTrack track, long? begins)
    {
        var (flags, at) = (source.UInt32(header.Body) & 0xFFFFFF, header.Body + 8);
        var (duration, size) = (track.DefaultDuration, track.DefaultSize);
        var hasBase = (flags & 0x20001) != 0;
        var from = (flags & 0x1) != 0 ? source.Int64(at) : (flags & 0x20000) != 0 ? start : previousEnd;
        if (!hasBase && hasDropped)
        {
            throw new UncleanException("Where a fragment lies depends on what has to go.");
        }

        at += ((flags & 0x1) != 0 ? 8 : 0) + ((flags & 0x2) != 0 ? 4 : 0);
        duration = (flags & 0x8) != 0 ? source.UInt32(at) : duration;
        at += (flags & 0x8) != 0 ? 4 : 0;
        size = (flags & 0x10) != 0 ? source.UInt32(at) : size;
        var next = from;
        var clock = begins ?? track.FragmentsEnd;
        foreach (var run in runs)
        {
            (next, var lasts) = ReadRun(run, (from, next), duration, size);
            clock = Math.Min(clock, long.MaxValue / 4) + lasts;
        }

        (track.FragmentsEnd, previousEnd) = (Math.Max(track.FragmentsEnd, clock), next);
    }

    /// <returns>Where its data ends, and how long it plays.</returns>
    private (long End, long Lasts) ReadRun(IsoBox run, (long From, long Next) place, uint duration, uint size)
    {
        var (flags, count, at) = (source.UInt32(run.Body) & 0xFFFFFF, source.UInt32(run.Body + 4), run.Body + 8);
        var begin = place.Next;
        if ((flags & 0x1) != 0)
        {
            begin = place.From + source.Int32(at);
            at += 4;
        }

        at += (flags & 0x4) != 0 ? 4 : 0;
        var (hasDuration, hasSize) = ((flags & 0x100) != 0, (flags & 0x200) != 0);
        var width = (hasDuration ? 4 : 0) + (hasSize ? 4 : 0) + ((flags & 0x400) != 0 ? 4 : 0) + ((flags & 0x800) != 0 ? 4 : 0);
        if (count * (long)width > run.End - at)
        {
            throw new UncleanException("A run is shorter than it says.");
        }

        var (bytes, lasts) = (hasSize ? 0 : (long)count * Math.Min(size, int.MaxValue), hasDuration ? 0 : (long)count * Math.Min(duration, int.MaxValue));
        for (var sample = 0L; width > 0 && sample < count; sample++, at += width)
        {
            source.Count();
            lasts += hasDuration ? source.UInt32(at) : 0;
            bytes += hasSize ? source.UInt32(at + (hasDuration ? 4 : 0)) : 0;
        }

        kept.Add(begin, bytes, source.Length);
        return (begin + Math.Min(bytes, source.Length), lasts);
    }
}
