namespace Rapport.Formats.Video.Matroska;

/// <summary>An element: what it is, where it stands, where its content begins, and where it ends; without an end it lasts until its kind cannot go on.</summary>
internal readonly record struct EbmlElement(uint Id, long Start, long Body, long? End)
{
    public long BodyLength => (End ?? Body) - Body;
}
