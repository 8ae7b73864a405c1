using Microsoft.Playwright;

namespace Rapport.Browser.Tests;

/// <summary>How the page follows: over a stream, over questions where streams do not pass, and across a break.</summary>
public sealed class LiveLineTests(Chromium chromium)
{
    private static readonly LocatorAssertionsToHaveCountOptions Patiently = new() { Timeout = 20_000 };

    [Fact]
    public async Task Where_streams_are_blocked_the_page_asks_and_still_follows()
    {
        await using var hall = await Hall.OpenAsync();
        await using var watched = await chromium.OpenAsync(hall.World);
        await watched.Page.RouteAsync("**/live/*?after=*", route => route.AbortAsync());
        var asked = watched.Page.WaitForResponseAsync(response => response.Url.Contains("/after/", StringComparison.Ordinal), new() { Timeout = 20_000 });
        await watched.GoAsync(hall.SessionAddress);
        await asked;

        await hall.NoteAsync("Over the slow road");
        await hall.NoteAsync("And another");

        await Assertions.Expect(Entries(watched)).ToHaveCountAsync(2, Patiently);
        Assert.Equal(["And another", "Over the slow road"], await WordsAsync(watched));
    }

    [Fact]
    public async Task After_a_break_the_page_has_everything_once()
    {
        await using var hall = await Hall.OpenAsync();
        await using var relay = new Relay(hall.World.Address);
        await using var watched = await chromium.OpenAsync(relay.Address);
        await watched.GoAsync(hall.SessionAddress);
        var first = await hall.NoteAsync("Before the break");
        await Assertions.Expect(Entries(watched)).ToHaveCountAsync(1, Patiently);

        relay.Cut();
        var during = await hall.NoteAsync("During the break");
        await hall.SendAsync(hall.Device.Operation("entry.amend", new { entry = "note", target = first, basedOn = 1, text = "Before the break, put right" }));
        await hall.SendAsync(hall.Device.Operation("entry.retract", new { target = during }));
        await hall.NoteAsync("Still during the break");
        relay.Mend();
        await Assertions.Expect(Entries(watched)).ToHaveCountAsync(2, Patiently);
        await hall.NoteAsync("After the break");

        await Assertions.Expect(Entries(watched)).ToHaveCountAsync(3, Patiently);
        Assert.Equal(["After the break", "Still during the break", "Before the break, put right"], await WordsAsync(watched));
    }

    [Fact]
    public async Task Two_tabs_of_one_browser_share_one_stream_and_the_second_goes_on_when_the_first_closes()
    {
        await using var hall = await Hall.OpenAsync();
        await using var watched = await chromium.OpenAsync(hall.World);
        var streams = 0;
        watched.Page.Context.Request += (_, request) => streams += request.Url.Contains("?after=", StringComparison.Ordinal) ? 1 : 0;
        var following = watched.Page.WaitForResponseAsync(response => response.Url.Contains("?after=", StringComparison.Ordinal));
        await watched.GoAsync(hall.SessionAddress);
        await following;
        var second = await watched.Page.Context.NewPageAsync();
        await second.GotoAsync(hall.SessionAddress);

        await hall.NoteAsync("To both tabs");
        await Assertions.Expect(second.Locator("ol.stream > .entry")).ToHaveCountAsync(1, Patiently);
        await Assertions.Expect(Entries(watched)).ToHaveCountAsync(1, Patiently);
        Assert.Equal(1, streams);

        await watched.Page.CloseAsync();
        await hall.NoteAsync("To the one that is left");
        await Assertions.Expect(second.Locator("ol.stream > .entry")).ToHaveCountAsync(2, Patiently);
        Assert.Equal(2, streams);
    }

    private static ILocator Entries(WatchedPage watched) => watched.Page.Locator("ol.stream > .entry");

    private static async Task<string[]> WordsAsync(WatchedPage watched) =>
        [.. (await Entries(watched).Locator(".entry-words").AllTextContentsAsync()).Select(words => words.Trim())];
}
