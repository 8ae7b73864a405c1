namespace Rapport.Shared;

/// <summary>A photo as a page offers it.</summary>
/// <param name="Alt">What it shows, in words; empty where nobody said so.</param>
public sealed record PhotoShown(Guid FileId, string Alt)
{
    public string Address => $"/media/{FileId}/medium.webp";
}
