namespace Rapport.Formats.Video.Iso;

/// <summary>Finds the samples of a track in a file that is not fragmented (ISO/IEC 14496-12, 8.7).</summary>
internal sealed class IsoTables(Source source, IsoTrack track, KeptRanges kept)
{
    private const int RunLimit = 1_000_000;
    private long sizesAt;
    private long sampleCount;
    private long constantSize;
    private int fieldBits;
    private long nextSample;

    public void Read()
    {
        if (track.ChunkOffsets is not { } offsets || track.SampleToChunk is not { } runs || track.SampleSizes is not { } sizes)
        {
            // Fragments bring their own.
            return;
        }

        ReadSizes(sizes);
        var wide = offsets.Type == "co64" ? 8 : 4;
        var chunks = Rows(offsets, offsets.Body + 8, source.UInt32(offsets.Body + 4), wide);
        var runCount = Rows(runs, runs.Body + 8, source.UInt32(runs.Body + 4), 12);
        if (runCount > RunLimit)
        {
            throw new UncleanException("It has too many runs of chunks.");
        }

        var table = new (long First, long Samples)[runCount];
        for (var row = 0; row < runCount; row++)
        {
            var at = runs.Body + 8 + (12L * row);
            table[row] = (source.UInt32(at), source.UInt32(at + 4));
        }

        Walk(offsets.Body + 8, wide, chunks, table);
    }

    private void Walk(long offsetsAt, int wide, long chunks, (long First, long Samples)[] table)
    {
        var run = 0;
        for (var chunk = 1L; chunk <= chunks && nextSample < sampleCount; chunk++)
        {
            source.Count();
            while (run + 1 < table.Length && table[run + 1].First <= chunk)
            {
                run++;
            }

            if (table.Length == 0 || table[run].First > chunk)
            {
                throw new UncleanException("Its chunks have no samples.");
            }

            var at = offsetsAt + (wide * (chunk - 1));
            kept.Add(wide == 8 ? source.Int64(at) : source.UInt32(at), BytesOf(table[run].Samples), source.Length);
        }
    }

    /// <summary>The bytes of the next samples.</summary>
    private long BytesOf(long samples)
    {
        var count = Math.Min(samples, sampleCount - nextSample);
        if (constantSize > 0)
        {
            nextSample += count;
            return track.Frame.BytesOf(count, constantSize);
        }

        var bytes = 0L;
        for (var until = nextSample + count; nextSample < until; nextSample++)
        {
            source.Count();
            bytes += SizeOf(nextSample);
        }

        return bytes;
    }

    private long SizeOf(long sample) => fieldBits switch
    {
        4 => sample % 2 == 0 ? source.Byte(sizesAt + (sample / 2)) >> 4 : source.Byte(sizesAt + (sample / 2)) & 15,
        8 => source.Byte(sizesAt + sample),
        16 => source.UInt16(sizesAt + (2 * sample)),
        _ => source.UInt32(sizesAt + (4 * sample)),
    };

    private void ReadSizes(IsoBox sizes)
    {
        (sizesAt, sampleCount) = (sizes.Body + 12, source.UInt32(sizes.Body + 8));
        if (sizes.Type == "stsz")
        {
            (constantSize, fieldBits) = (source.UInt32(sizes.Body + 4), 32);
        }
        else
        {
            fieldBits = source.Byte(sizes.Body + 7);
        }

        if (fieldBits is not (4 or 8 or 16 or 32))
        {
            throw new UncleanException("Its samples have no size.");
        }

        if (constantSize > int.MaxValue)
        {
            throw new UncleanException("A sample is larger than any file.");
        }

        if (constantSize == 0 && ((sampleCount * fieldBits) + 7) / 8 > sizes.End - sizesAt)
        {
            throw new UncleanException("A table is shorter than it says.");
        }
    }

    private static long Rows(IsoBox box, long from, long count, int width) =>
        count * width > box.End - from ? throw new UncleanException("A table is shorter than it says.") : count;
}
