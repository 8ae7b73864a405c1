using System.Text;

namespace Rapport.Formats.Video.Matroska;

/// <summary>Reads a TrackEntry and says what of it has to be overwritten.</summary>
internal sealed class MatroskaTrackReader(Source source, EbmlElements elements, int depth)
{
    private const int DepthLimit = 8;
    private const int CodecIdLimit = 100;
    private readonly MatroskaTrack track = new();

    public Patches Patches { get; } = new();

    public MatroskaTrack Read(EbmlElement entry)
    {
        Inside(entry, depth);
        return track;
    }

    private void Inside(EbmlElement parent, int level)
    {
        if (level > DepthLimit)
        {
            throw new UncleanException("It is nested too deeply.");
        }

        for (var at = parent.Body; elements.At(at, parent.End!.Value) is { } element; at = element.End.Value)
        {
            if (element.End is null || element.End > parent.End)
            {
                throw new UncleanException("An element is larger than what holds it.");
            }

            if (!MatroskaIds.IsKept(parent.Id, element.Id))
            {
                EbmlElements.Void(element, Patches);
            }
            else if (MatroskaIds.IsContainer(element.Id))
            {
                Inside(element, level + 1);
            }
            else
            {
                Leaf(element);
            }
        }
    }

    private void Leaf(EbmlElement element)
    {
        switch (element.Id)
        {
            case MatroskaIds.TrackNumber:
                track.Number = elements.Unsigned(element);
                break;
            case MatroskaIds.TrackType:
                track.Type = elements.Unsigned(element);
                break;
            case MatroskaIds.PixelWidth:
                track.Width = (int)Math.Min(elements.Unsigned(element), ushort.MaxValue);
                break;
            case MatroskaIds.PixelHeight:
                track.Height = (int)Math.Min(elements.Unsigned(element), ushort.MaxValue);
                break;
            case MatroskaIds.CodecId:
                track.CodecId = Encoding.ASCII.GetString(source.At(element.Body, (int)Math.Min(element.BodyLength, CodecIdLimit))).TrimEnd('\0');
                break;
            case MatroskaIds.Encryption:
                throw new UncleanException("It is encrypted.");
        }
    }
}
