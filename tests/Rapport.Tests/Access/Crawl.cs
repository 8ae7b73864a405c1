using System.Net;
using System.Text.RegularExpressions;

namespace Rapport.Tests.Access;

/// <summary>Everything that somebody gets who follows every link from a few addresses on.</summary>
internal static partial class Crawl
{
    private const int Limit = 600;

    /// <returns>Each address with what it answers, apart from what differs each time.</returns>
    public static async Task<SortedDictionary<string, string>> FromAsync(HttpClient client, params IEnumerable<string> seeds)
    {
        var (waiting, found) = (new Queue<string>(seeds), new SortedDictionary<string, string>(StringComparer.Ordinal));
        while (waiting.TryDequeue(out var address))
        {
            if (found.ContainsKey(address))
            {
                continue;
            }

            Assert.True(found.Count < Limit, "There is no end to the links: " + address);
            var (page, links) = await GetAsync(client, address);
            found[address] = page;
            foreach (var link in links)
            {
                waiting.Enqueue(link);
            }
        }

        return found;
    }

    private static async Task<(string Page, IEnumerable<string> Links)> GetAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address, World.Cancelled);
        Assert.True(answer.StatusCode < HttpStatusCode.InternalServerError, $"{address}: {answer.StatusCode}");
        var type = answer.Content.Headers.ContentType?.MediaType ?? "";
        var isText = type.StartsWith("text/", StringComparison.Ordinal) || type.Contains("json", StringComparison.Ordinal) || type.Contains("xml", StringComparison.Ordinal);
        var body = isText ? await answer.Content.ReadAsStringAsync(World.Cancelled) : "";
        var links = type == "text/html" ? Link().Matches(body).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value).Split('#')[0]) : [];
        var page = $"{(int)answer.StatusCode} {answer.Headers.Location} {answer.Content.Headers.ContentDisposition} {WebUtility.HtmlDecode(body)}";
        return (Changing().Replace(page, ""), links.Where(link => link.Length > 0 && !link.StartsWith("/assets/", StringComparison.Ordinal) && !link.StartsWith("/live/", StringComparison.Ordinal)));
    }

    [GeneratedRegex("(?:href|src)=\"(/[^\"/][^\"]*)\"")]
    private static partial Regex Link();

    // The number that a stream has reached tells that something was done, not what.
    [GeneratedRegex("<input name=\"__RequestVerificationToken\"[^>]*>|data-live-at=\"\\d+\"|nonce-[^']*|data-name=\"Last used\">[^<]*|\"traceId\":\"[^\"]*\"|Trace [^<]*")]
    private static partial Regex Changing();
}
