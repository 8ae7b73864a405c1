using Microsoft.Extensions.Primitives;

namespace Rapport.Platform.Caching;

public static class PageEncodings
{
    /// <summary>The best of what the browser says it takes; "q=0" counts as not taken.</summary>
    public static PageEncoding From(StringValues acceptEncoding) =>
        Takes(acceptEncoding, "br") ? PageEncoding.Brotli
        : Takes(acceptEncoding, "gzip") ? PageEncoding.Gzip
        : PageEncoding.None;

    public static bool TakesGzip(StringValues acceptEncoding) => Takes(acceptEncoding, "gzip");

    public static string Name(this PageEncoding encoding) => encoding == PageEncoding.Brotli ? "br" : "gzip";

    // Asked for every page from the cache, so without a copy of any part.
    private static bool Takes(StringValues acceptEncoding, ReadOnlySpan<char> name)
    {
        var accepted = acceptEncoding.ToString().AsSpan();
        foreach (var range in accepted.Split(','))
        {
            if (Taken(accepted[range]).SequenceEqual(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The name in a range such as <c>gzip;q=0.5</c>; empty where the browser does not want it.</summary>
    private static ReadOnlySpan<char> Taken(ReadOnlySpan<char> range)
    {
        var weight = range.IndexOf("q=0", StringComparison.Ordinal);
        if (weight >= 0 && !range[weight..].StartsWith("q=0.", StringComparison.Ordinal))
        {
            return [];
        }

        var end = range.IndexOf(';');
        return (end < 0 ? range : range[..end]).Trim();
    }
}
