namespace Rapport.Platform.Caching;

/// <summary>How the bytes of a page travel.</summary>
public enum PageEncoding
{
    None,
    Gzip,
    Brotli,
}
