using Microsoft.Extensions.Primitives;

namespace Rapport.Platform.Caching;

public static class PageEncodings
{
    /// <summary>The best of what the browser says it takes; "q=0" counts as not taken.</summary>
    public static PageEncoding From(StringValues acceptEncoding)
    {
        var best = PageEncoding.None;
        foreach (var name in Taken(acceptEncoding))
        {
            best = name switch
            {
                "br" => PageEncoding.Brotli,
                "gzip" when best == PageEncoding.None => PageEncoding.Gzip,
                _ => best,
            };
        }

        return best;
    }

    public static bool TakesGzip(StringValues acceptEncoding) => Taken(acceptEncoding).Contains("gzip");

    public static string Name(this PageEncoding encoding) => encoding == PageEncoding.Brotli ? "br" : "gzip";

    private static IEnumerable<string> Taken(StringValues acceptEncoding) =>
        acceptEncoding.ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(range => !range.Contains("q=0", StringComparison.Ordinal) || range.Contains("q=0.", StringComparison.Ordinal))
            .Select(range => range.Split(';', 2)[0].TrimEnd());
}
