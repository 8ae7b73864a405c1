using System.Text;
using Rapport.Features.Events;

namespace Rapport.Tests.Access;

/// <summary>Everything that somebody gets of the event <c>/topic/open</c>: pages, feeds, calendars, search, streams.</summary>
internal static class Everything
{
    /// <summary>All pages by their links, and the addresses that programs know.</summary>
    /// <param name="word">What is searched for.</param>
    public static Task<SortedDictionary<string, string>> OfAsync(HttpClient reader, Event open, string word) => Crawl.FromAsync(
        reader,
        ["/", $"/topic/search?q={word}", $"/topic/search?q={word}&kind=comment", $"/topic/search?q={word}&kind=question", $"/topic/search?q={word}&event={open.Slug}", "/topic/open/feed", "/topic/open/programme.ics",
        "/topic/open/a-public-talk/feed", "/topic/glossary.json", "/topic/glossary.csv", "/topic/open/programme?view=grid", "/topic/open/questions", "/topic/open/glossary", "/topic/open/guests", "/topic/open/capture"]);

    /// <param name="told">The words of a text that should not be in it.</param>
    public static IEnumerable<string> Differences(
        SortedDictionary<string, string> before, SortedDictionary<string, string> after, Func<string, IEnumerable<string>> told) =>
        after.Where(page => told(page.Value).Any()).Select(page => $"{page.Key} tells {string.Join(' ', told(page.Value))}")
            .Concat(after.Keys.Except(before.Keys).Select(address => $"{address} is new"))
            .Concat(before.Where(page => after.GetValueOrDefault(page.Key) != page.Value).Select(page => $"{page.Key} has changed: {Around(page.Value, after.GetValueOrDefault(page.Key) ?? "")}"));

    /// <summary>What comes by polling and by the stream's first message, both from the beginning.</summary>
    public static async Task<string> LiveAsync(HttpClient reader, Event @event)
    {
        var told = new StringBuilder(await reader.GetStringAsync($"/live/{@event.Id}/after/0", World.Cancelled));
        using var answer = await reader.GetAsync($"/live/{@event.Id}?after=0", HttpCompletionOption.ResponseHeadersRead, World.Cancelled);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(World.Cancelled), Encoding.UTF8);
        while (await lines.ReadLineAsync(World.Cancelled) is { Length: > 0 } line)
        {
            told.AppendLine(line);
        }

        return told.ToString();
    }

    private static string Around(string before, string after)
    {
        var at = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"“{before[Math.Max(0, at - 60)..Math.Min(before.Length, at + 80)]}” and “{after[Math.Max(0, Math.Min(at, after.Length) - 60)..Math.Min(after.Length, at + 80)]}”";
    }
}
