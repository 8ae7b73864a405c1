using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Platform.Data;

namespace Rapport.Tests.Features.Search;

/// <summary>Searching as a browser without script does it.</summary>
internal static partial class Searching
{
    extension(World world)
    {
        /// <summary>Waits until everything that was written so far can be found.</summary>
        public Task IndexedAsync(TimeSpan? within = null) => Eventually.HoldsAsync("indexed", () => world.ReadAsync(async db =>
        {
            var cursors = db.LogCursors;
            return !await db.Streams.AnyAsync(
                stream => stream.LastNumber > 0 && !cursors.Any(cursor => cursor.Consumer.StartsWith("search ") && cursor.StreamId == stream.Id && cursor.Number == stream.LastNumber),
                World.Cancelled);
        }), within);

        public async Task<string> SearchAddressAsync(Event @event, string words, string more = "") =>
            $"{await world.AddressOfAsync(@event.SpaceId)}/search?q={Uri.EscapeDataString(words)}{more}";
    }

    extension(HttpClient client)
    {
        public async Task<Findings> FindAsync(World world, Event @event, string words, string more = "")
        {
            var page = await client.GetStringAsync(await world.SearchAddressAsync(@event, words, more), World.Cancelled);
            return Read(page);
        }
    }

    public static Findings Read(string page) => new(
        page,
        WebUtility.HtmlDecode(Tally().Match(page).Groups[1].Value),
        [.. Result().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))]);

    [GeneratedRegex("data-tally>([^.<]*)")]
    private static partial Regex Tally();

    [GeneratedRegex("<(?:h2|p class=\"found-words\")><a href=\"([^\"]*)\"")]
    private static partial Regex Result();
}

/// <summary>A page of results: how many it says there are, and where each leads.</summary>
internal sealed record Findings(string Page, string Tally, IReadOnlyList<string> Addresses);
