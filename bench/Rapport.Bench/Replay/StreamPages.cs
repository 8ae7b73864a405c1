using System.Net;
using System.Text.RegularExpressions;
using Rapport.Bench.Staging;

namespace Rapport.Bench.Replay;

/// <summary>The event's stream as its pages show it to everybody, walked from the newest to the oldest.</summary>
internal static partial class StreamPages
{
    private const int Most = 1000;

    /// <summary>Ids of the entries, newest first.</summary>
    public static async Task<IReadOnlyList<Guid>> ReadAsync(Visitor visitor, string eventPath, CancellationToken cancellationToken)
    {
        var entries = new List<Guid>();
        var query = "";
        for (var page = 0; page < Most; page++)
        {
            var html = await visitor.GetAsync(eventPath + query, cancellationToken);
            var from = html.IndexOf("<ol class=\"stream\"", StringComparison.Ordinal);
            // Not the list's own end: an entry may hold a numbered list.
            var to = html.IndexOf("</section>", Math.Max(from, 0), StringComparison.Ordinal);
            if (from < 0 || to < 0)
            {
                throw new BenchFailure($"{eventPath}{query} shows no stream.");
            }

            entries.AddRange(Entry().Matches(html[from..to]).Select(match => Guid.Parse(match.Groups[1].ValueSpan)));
            if (Earlier().Match(html) is not { Success: true } next)
            {
                return entries;
            }

            query = WebUtility.HtmlDecode(next.Groups[1].Value);
        }

        throw new BenchFailure("The stream has no end.");
    }

    [GeneratedRegex("<li id=\"s-([0-9a-f-]{36})\"")]
    private static partial Regex Entry();

    [GeneratedRegex("<a rel=\"next\" href=\"(\\?[^\"#]*)")]
    private static partial Regex Earlier();
}
