namespace Rapport.Platform.Images;

/// <summary>A picture at three sizes, by the longer edge; a smaller original is never blown up.</summary>
public sealed record Renditions(ImageFacts Original, Rendition Small, Rendition Medium, Rendition Large)
{
    public const int SmallEdge = 320;
    public const int MediumEdge = 800;
    public const int LargeEdge = 1600;
}
