namespace Rapport.Platform.Images;

/// <summary>A picture ready to be shown: WebP, upright, sRGB, without a byte of metadata.</summary>
public sealed record Rendition(int Width, int Height, ReadOnlyMemory<byte> WebP)
{
    public const string ContentType = "image/webp";
}
