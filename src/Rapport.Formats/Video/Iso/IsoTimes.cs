namespace Rapport.Formats.Video.Iso;

/// <summary>The times in mvhd, tkhd and mdhd: when it was made and changed, and how long it plays.</summary>
internal readonly ref struct IsoTimes
{
    private readonly IsoBox box;
    private readonly bool isLong;

    public IsoTimes(Source source, IsoBox box)
    {
        this.box = box;
        isLong = source.Byte(box.Body) == 1;
        var at = box.Body + 4;
        Made = isLong ? source.Int64(at) : source.UInt32(at);
        at += isLong ? 16 : 8;
        TimeScale = source.UInt32(at);
        // In tkhd this is another number, which nobody asks for here.
        var unknown = isLong ? long.MaxValue : uint.MaxValue;
        var lasts = isLong ? (source.UInt32(at + 4) > int.MaxValue ? unknown : source.Int64(at + 4)) : source.UInt32(at + 4);
        Duration = lasts == unknown ? 0 : lasts;
    }

    /// <summary>Seconds since 1904.</summary>
    public long Made { get; }

    public long TimeScale { get; }
    public long Duration { get; }

    /// <summary>Overwrites the times, and what stands behind the fields of the format.</summary>
    public void Clean(Patches patches, string type)
    {
        var length = (type, isLong) switch
        {
            ("mvhd", false) => 100,
            ("mvhd", true) => 112,
            ("tkhd", false) => 84,
            ("tkhd", true) => 96,
            (_, false) => 24,
            _ => 36,
        };
        if (box.BodyLength < length)
        {
            throw new UncleanException($"A box {type} is too short.");
        }

        patches.Zero(box.Body + 4, box.Body + (isLong ? 20 : 12));
        patches.Zero(box.Body + length, box.End);
    }
}
