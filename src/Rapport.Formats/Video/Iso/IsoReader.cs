namespace Rapport.Formats.Video.Iso;

/// <summary>
/// Reads MP4, QuickTime and their kin (ISO/IEC 14496-12), whole or in fragments. Boxes that playing does not need become
/// free, tracks that are neither sound nor picture too, and every byte of the data that no kept sample uses is zeroed.
/// </summary>
internal sealed class IsoReader(Source source)
{
    private static readonly DateTimeOffset Epoch = new(1904, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Patches patches = new();
    private readonly KeptRanges kept = new();
    private readonly Dictionary<uint, IsoTrack> tracks = [];
    private readonly List<IsoBox> extends = [];
    private long timeScale;
    private long duration;
    private long made;

    public RecordingReading Read()
    {
        var boxes = new IsoBoxes(source).Top(patches);
        var movies = boxes.FindAll(box => box.Type == "moov");
        if (movies is not [var movie])
        {
            throw new UncleanException("It has no table of contents, or several.");
        }

        ReadMovie(movie);
        foreach (var box in boxes)
        {
            ReadTop(box);
        }

        if (kept.IsEmpty)
        {
            throw new UncleanException("There is neither sound nor picture in it.");
        }

        kept.ZeroOthers(boxes.FindAll(box => box.Type == "mdat"), patches);
        return new RecordingReading(Facts(), patches.InOrder());
    }

    private void ReadTop(IsoBox box)
    {
        switch (box.Type)
        {
            case "moov" or "mdat" or "ftyp" or "styp" or "sidx":
                break;
            case "mfra":
                KeepInside(box);
                break;
            case "moof" when IsWhole(box):
                new IsoFragment(source, tracks, kept, patches).Read(box);
                break;
            default:
                IsoBoxes.Free(box, patches);
                break;
        }
    }

    // A phone whose battery went wrote the beginning of a fragment.
    private bool IsWhole(IsoBox box) => box.Start + source.UInt32(box.Start) == box.End;

    private void KeepInside(IsoBox box)
    {
        foreach (var part in new IsoBoxes(source).Inside(box.Body, box.End, patches))
        {
            if (!IsoParts.IsKept(box.Type, part.Type))
            {
                IsoBoxes.Free(part, patches);
            }
        }
    }

    private void ReadMovie(IsoBox movie)
    {
        foreach (var part in new IsoBoxes(source).Inside(movie.Body, movie.End, patches))
        {
            switch (part.Type)
            {
                case "mvhd":
                    ReadHeader(part);
                    break;
                case "trak":
                    ReadTrack(part);
                    break;
                case "mvex":
                    ReadExtends(part);
                    break;
                case "cmov" or "rmra" or "rmda":
                    throw new UncleanException("Its table of contents is packed or elsewhere.");
                default:
                    IsoBoxes.Free(part, patches);
                    break;
            }
        }

        foreach (var extend in extends)
        {
            if (tracks.TryGetValue(source.UInt32(extend.Body + 4), out var track))
            {
                (track.DefaultDuration, track.DefaultSize) = (source.UInt32(extend.Body + 12), source.UInt32(extend.Body + 16));
            }
        }
    }

    private void ReadHeader(IsoBox header)
    {
        var times = new IsoTimes(source, header);
        (made, timeScale, duration) = (times.Made, times.TimeScale, times.Duration);
        times.Clean(patches, header.Type);
    }

    private void ReadExtends(IsoBox box)
    {
        foreach (var part in new IsoBoxes(source).Inside(box.Body, box.End, patches))
        {
            switch (part.Type)
            {
                case "trex":
                    extends.Add(part);
                    break;
                case "mehd":
                    duration = Math.Max(duration, source.Byte(part.Body) == 1 ? source.Int64(part.Body + 4) : source.UInt32(part.Body + 4));
                    break;
                default:
                    IsoBoxes.Free(part, patches);
                    break;
            }
        }
    }

    private void ReadTrack(IsoBox box)
    {
        // What is found inside is only wanted when the track turns out to be sound or picture.
        var inside = new Patches();
        var track = new IsoTrackReader(source, inside).Read(box);
        if (!track.IsKept)
        {
            IsoBoxes.Free(box, patches);
            return;
        }

        if (track.Codec.Length == 0 || !tracks.TryAdd(track.Id, track))
        {
            throw new UncleanException("A track has no codec, or the number of another.");
        }

        patches.AddAll(inside);
        new IsoTables(source, track, kept).Read();
    }

    private RecordingFacts Facts()
    {
        var picture = tracks.Values.FirstOrDefault(track => track.Handler == "vide");
        var seconds = timeScale > 0 && duration > 0 ? (double)duration / timeScale
            : tracks.Values.Max(track => track.TimeScale > 0 ? (double)track.FragmentsEnd / track.TimeScale : 0);
        return new(RecordingContainer.IsoMedia, picture is not null)
        {
            Duration = seconds is > 0 and < 1e6 ? TimeSpan.FromMilliseconds(Math.Round(seconds * 1000)) : null,
            Width = picture?.Width ?? 0,
            Height = picture?.Height ?? 0,
            Codecs = [.. tracks.Values.Select(track => track.Codec).Distinct()],
            TakenAt = made is > 0 and < 1L << 33 ? Epoch.AddSeconds(made) : null,
        };
    }
}
