namespace Rapport.Formats.Video.Iso;

/// <summary>Of how many bytes so many samples of sound are. QuickTime of old writes a sample size of one and means this.</summary>
internal readonly record struct IsoSoundFrame(long Samples, long Bytes)
{
    public long BytesOf(long samples, long constantSize) => Samples <= 0 || Bytes <= 0
        ? samples * constantSize
        : Math.Max(samples * constantSize, (samples + Samples - 1) / Samples * Bytes);
}
