namespace Rapport.Formats.Video.Iso;

/// <summary>A box: where it stands, where its content begins, and where it ends.</summary>
internal readonly record struct IsoBox(string Type, long Start, long Body, long End)
{
    public long BodyLength => End - Body;
}
