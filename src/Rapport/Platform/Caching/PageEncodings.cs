using Microsoft.Extensions.Primitives;

namespace Rapport.Platform.Caching;

public static class PageEncodings
{
    /// <summary>The best of what the browser says it takes; "q=0" counts as not taken.</summary>
    public static PageEncoding From(StringValues acceptEncoding)
    {
        var best = PageEncoding.None;
        foreach (var range in acceptEncoding.ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var name = range.Split(';', 2)[0].TrimEnd();
            if (range.Contains("q=0", StringComparison.Ordinal) && !range.Contains("q=0.", StringComparison.Ordinal))
            {
                continue;
            }

            best = name switch
            {
                "br" => PageEncoding.Brotli,
                "gzip" when best == PageEncoding.None => PageEncoding.Gzip,
                _ => best,
            };
        }

        return best;
    }

    public static string Name(this PageEncoding encoding) => encoding == PageEncoding.Brotli ? "br" : "gzip";
}
