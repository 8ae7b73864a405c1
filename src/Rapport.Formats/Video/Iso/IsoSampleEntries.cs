namespace Rapport.Formats.Video.Iso;

/// <summary>Reads how the samples of a track are written (stsd).</summary>
internal sealed class IsoSampleEntries(Source source, Patches patches, IsoTrack track)
{
    private const int VisualLength = 78;
    private const int CompressorAt = 42;
    private const int CompressorLength = 32;
    private const int SoundLength = 28;
    private const int EntryLimit = 64;

    private readonly IsoBoxes boxes = new(source);

    public void Read(IsoBox box)
    {
        var count = 0;
        foreach (var entry in boxes.Inside(box.Body + 8, box.End, patches))
        {
            if (++count > EntryLimit || !IsoParts.IsCodec(entry.Type))
            {
                throw new UncleanException("It is written in a way that is not known here.");
            }

            track.Codec = track.Codec.Length == 0 ? entry.Type.Trim() : track.Codec;
            var from = track.Handler == "vide" ? Visual(entry) : Sound(entry);
            if (from > entry.End)
            {
                throw new UncleanException("A sample entry is too short.");
            }

            Inside(from, entry.End);
        }
    }

    private long Visual(IsoBox entry)
    {
        if (track.Width == 0 || track.Height == 0)
        {
            (track.Width, track.Height) = (source.UInt16(entry.Body + 24), source.UInt16(entry.Body + 26));
        }

        // The name of the encoder is also that of a camera.
        patches.Zero(entry.Body + CompressorAt, entry.Body + CompressorAt + CompressorLength);
        return entry.Body + VisualLength;
    }

    private long Sound(IsoBox entry)
    {
        var (version, channels, bits) = (source.UInt16(entry.Body + 8), source.UInt16(entry.Body + 16), source.UInt16(entry.Body + 18));
        // QuickTime File Format, sound sample descriptions of version 1 and 2.
        var (length, frame) = version switch
        {
            0 => (SoundLength, new IsoSoundFrame(1, IsoParts.IsRaw(track.Codec) ? (long)channels * bits / 8 : 0)),
            1 => (SoundLength + 16, new IsoSoundFrame(Small(entry.Body + 28), Small(entry.Body + 36))),
            2 => (SoundLength + 36, new IsoSoundFrame(Small(entry.Body + 60), Small(entry.Body + 56))),
            _ => throw new UncleanException("Its sound is described in a way that is not known here."),
        };
        track.Frame = frame;
        return entry.Body + length;
    }

    private long Small(long at) => Math.Min(source.UInt32(at), 1 << 20);

    private void Inside(long from, long end)
    {
        foreach (var part in boxes.Inside(from, end, patches))
        {
            if (!IsoParts.IsKept("entry", part.Type))
            {
                IsoBoxes.Free(part, patches);
            }
        }
    }
}
