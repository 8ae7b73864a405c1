namespace Rapport.Formats.Video.Iso;

/// <summary>Reads a track (trak) and says what of it has to be overwritten.</summary>
internal sealed class IsoTrackReader(Source source, Patches patches)
{
    private readonly IsoBoxes boxes = new(source);
    private readonly IsoTrack track = new();
    private readonly List<IsoBox> descriptions = [];

    public IsoTrack Read(IsoBox box)
    {
        // The handler says what the rest is, and may stand behind it.
        Inside(box);
        if (track.IsKept)
        {
            descriptions.ForEach(description => new IsoSampleEntries(source, patches, track).Read(description));
        }

        return track;
    }

    private void Inside(IsoBox box)
    {
        foreach (var part in boxes.Inside(box.Body, box.End, patches))
        {
            if (!IsoParts.IsKept(box.Type, part.Type))
            {
                IsoBoxes.Free(part, patches);
            }
            else if (IsoParts.IsContainer(part.Type))
            {
                Inside(part);
            }
            else
            {
                Leaf(box.Type, part);
            }
        }
    }

    private void Leaf(string parent, IsoBox box)
    {
        switch (box.Type)
        {
            case "tkhd":
                ReadHeader(box);
                break;
            case "mdhd":
                var times = new IsoTimes(source, box);
                track.TimeScale = times.TimeScale;
                times.Clean(patches, box.Type);
                break;
            case "hdlr":
                ReadHandler(parent, box);
                break;
            case "dref":
                ReadReferences(box);
                break;
            case "stsd":
                descriptions.Add(box);
                break;
            case "stsc":
                track.SampleToChunk = Only(track.SampleToChunk, box);
                break;
            case "stsz" or "stz2":
                track.SampleSizes = Only(track.SampleSizes, box);
                break;
            case "stco" or "co64":
                track.ChunkOffsets = Only(track.ChunkOffsets, box);
                break;
        }
    }

    private static IsoBox Only(IsoBox? earlier, IsoBox box) => earlier is null ? box : throw new UncleanException($"A track has {box.Type} twice.");

    private void ReadHeader(IsoBox box)
    {
        new IsoTimes(source, box).Clean(patches, box.Type);
        var isLong = source.Byte(box.Body) == 1;
        track.Id = source.UInt32(box.Body + (isLong ? 20 : 12));
        var matrix = box.Body + (isLong ? 52 : 40);
        var (width, height) = ((int)(source.UInt32(matrix + 36) >> 16), (int)(source.UInt32(matrix + 40) >> 16));
        // Held upright, a phone writes its picture lying and says by how much to turn it.
        var isTurned = source.Int32(matrix) == 0 && source.Int32(matrix + 4) != 0;
        (track.Width, track.Height) = isTurned ? (height, width) : (width, height);
    }

    private void ReadHandler(string parent, IsoBox box)
    {
        if (parent == "mdia")
        {
            track.Handler = track.Handler.Length == 0 ? source.Letters(box.Body + 8) : throw new UncleanException("A track has two handlers.");
        }

        // Its maker and its name, which may name the device.
        patches.Zero(box.Body + 12, box.End);
    }

    private void ReadReferences(IsoBox box)
    {
        foreach (var part in boxes.Inside(box.Body + 8, box.End, patches))
        {
            if (part.BodyLength < 4 || (source.Byte(part.Body + 3) & 1) == 0)
            {
                throw new UncleanException("Its data is in another file.");
            }

            // An alias may name the disk and the folders of whoever made it.
            patches.Zero(part.Body + 4, part.End);
        }
    }
}
