namespace Rapport.Platform.Images;

/// <summary>What the first bytes of a file say it is; its name and declared type are never asked.</summary>
public enum ImageKind
{
    Unknown,
    Jpeg,
    Png,
    Gif,
    WebP,

    /// <summary>HEIC and AVIF: recognised, so that they can be refused with a helpful sentence.</summary>
    Heif,
}
