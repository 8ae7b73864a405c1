namespace Rapport.Formats.Video.Matroska;

/// <summary>What is gathered of a track.</summary>
internal sealed class MatroskaTrack
{
    private const int PictureType = 1;
    private const int SoundType = 2;

    public long Number { get; set; }
    public long Type { get; set; }
    public string CodecId { get; set; } = "";
    public int Width { get; set; }
    public int Height { get; set; }

    public bool IsPicture => Type == PictureType;

    public bool IsKept => Type is PictureType or SoundType;
}
