using Microsoft.Playwright;

namespace Rapport.Browser.Tests;

/// <summary>The capture page as an app: it opens without a network, knows where one is, and says what it keeps.</summary>
public sealed class CaptureAppTests(Chromium chromium)
{
    [Fact]
    public async Task Cold_in_aeroplane_mode_it_opens_with_the_programme_the_people_and_what_one_wrote()
    {
        await using var hall = await Hall.OpenAsync();
        var running = await hall.RunningAsync("What outlives a budget");
        await hall.World.SpeakerAsync(running, "Ida Moss");
        await hall.NoteAsync("Written before the tunnel", running.Id);
        await using var watched = await ReadyAsync(hall);
        var context = watched.Page.Context;
        await watched.Page.CloseAsync();
        await context.SetOfflineAsync(true);

        var page = await context.NewPageAsync();
        await page.GotoAsync(Capture(hall));

        await Assertions.Expect(page.Locator("[data-network]")).ToContainTextAsync("No connection to the server. Write on");
        await Assertions.Expect(page.Locator("[data-network]")).ToContainTextAsync("Shown as it was at");
        await Assertions.Expect(page.Locator("#today")).ToContainTextAsync("What outlives a budget");
        await Assertions.Expect(page.Locator("#today")).ToContainTextAsync("Ida Moss");
        await Assertions.Expect(page.Locator("#today")).ToContainTextAsync("Covered by Rita Reporter");
        await Assertions.Expect(page.Locator("#own")).ToContainTextAsync("Written before the tunnel");
        await Assertions.Expect(page.Locator("#c-people option").First).ToHaveAttributeAsync("value", "Ida Moss");
        await Assertions.Expect(page.Locator("[data-to]")).ToHaveTextAsync("What outlives a budget");

        await page.GetByLabel("Your words").FillAsync("Said in the tunnel");
        await page.Locator("[data-composer]").GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).TapAsync();
        await Assertions.Expect(page.Locator(".outgoing [data-state=waiting]")).ToContainTextAsync("on this device");
        await page.CloseAsync();
        await context.SetOfflineAsync(false);
        var after = await context.NewPageAsync();
        await after.GotoAsync(Capture(hall));
        await Assertions.Expect(after.Locator(".stream > .entry .entry-words").First).ToHaveTextAsync("Said in the tunnel", new() { Timeout = 15_000 });
        await Assertions.Expect(after.Locator("[data-network]")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_shell_is_calm_readable_and_fits()
    {
        await using var hall = await Hall.OpenAsync();
        await hall.NoteAsync("Written before the tunnel");
        await using var watched = await ReadyAsync(hall);
        await watched.Page.Context.SetOfflineAsync(true);
        await watched.Page.ReloadAsync();
        await watched.Page.Locator("#today").WaitForAsync();

        await watched.AxeAsync();
        await watched.AssertFitsAsync(320);
        await watched.PicturesAsync("capture-offline");
    }

    [Fact]
    public async Task Where_two_sessions_run_one_tap_says_which_and_the_words_go_there()
    {
        await using var hall = await Hall.OpenAsync();
        var (one, other) = (await hall.RunningAsync("What outlives a budget"), await hall.RunningAsync("Counting what counts"));
        await hall.World.RoomAsync(hall.Event, "Hall", one);
        await hall.World.RoomAsync(hall.Event, "Library", other);
        await using var watched = await hall.ReporterPageAsync(chromium, $"{hall.Address}/capture");
        await Assertions.Expect(watched.Page.Locator("[data-to]")).ToHaveTextAsync(hall.Event.Title);

        await watched.Page.GetByLabel("Your words").FillAsync("Begun before I said where");
        await watched.Page.Locator(".where-one", new() { HasText = "Counting what counts" }).TapAsync();

        await Assertions.Expect(watched.Page.Locator("[data-to]")).ToHaveTextAsync("Counting what counts");
        await Assertions.Expect(watched.Page.GetByLabel("Your words")).ToHaveValueAsync("Begun before I said where");
        await watched.Page.Locator("[data-composer]").GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).TapAsync();
        await Assertions.Expect(watched.Page.Locator(".outgoing [data-state=here]")).ToBeVisibleAsync();
        await Assertions.Expect(watched.Page.Locator("#stream > .stream > .entry")).ToContainTextAsync("Begun before I said where");
        await watched.GoAsync($"{hall.Address}/{other.Slug}");
        await Assertions.Expect(watched.Page.Locator(".stream > .entry")).ToContainTextAsync("Begun before I said where");
    }

    [Fact]
    public async Task Who_stays_in_a_room_is_asked_no_more()
    {
        await using var hall = await Hall.OpenAsync();
        var (one, other) = (await hall.RunningAsync("What outlives a budget"), await hall.RunningAsync("Counting what counts"));
        await hall.World.RoomAsync(hall.Event, "Hall", one);
        await hall.World.RoomAsync(hall.Event, "Library", other);
        await using var watched = await hall.ReporterPageAsync(chromium, $"{hall.Address}/capture");

        await watched.Page.GetByText("Another session or room").TapAsync();
        await watched.Page.GetByLabel("The room you stay in").SelectOptionAsync("Library");
        await Assertions.Expect(watched.Page.Locator("[data-to]")).ToHaveTextAsync("Counting what counts");

        await watched.GoAsync($"{hall.Address}/capture");
        await Assertions.Expect(watched.Page.Locator("[data-to]")).ToHaveTextAsync("Counting what counts");
    }

    [Fact]
    public async Task How_much_is_not_sent_is_in_sight_also_on_the_narrowest_phone()
    {
        await using var hall = await Hall.OpenAsync("A session with a title that is a good deal longer than any phone is wide");
        await using var watched = await hall.ReporterPageAsync(chromium, $"{hall.Address}/capture?session={hall.Session.Id}");
        await watched.Page.SetViewportSizeAsync(320, 568);
        await watched.Page.Context.SetOfflineAsync(true);
        await watched.Page.GetByLabel("Your words").FillAsync("Said in the cellar");
        await watched.Page.Locator("[data-composer]").GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).TapAsync();

        await Assertions.Expect(watched.Page.GetByText("1 not sent yet")).ToBeInViewportAsync(new() { Ratio = 1 });
        await watched.AssertFitsAsync(320);
    }

    [Fact]
    public async Task What_another_app_shares_stands_in_the_box_also_without_a_network()
    {
        await using var hall = await Hall.OpenAsync();
        await using var watched = await ReadyAsync(hall);
        await watched.Page.Context.SetOfflineAsync(true);

        await watched.Page.EvaluateAsync(
            """
            (action) => {
              const form = document.createElement("form");
              Object.assign(form, { action, method: "post", enctype: "multipart/form-data" });
              for (const [name, value] of [["title", "The report"], ["url", "https://example.org/report"]]) {
                const field = document.createElement("input");
                Object.assign(field, { name, value });
                form.append(field);
              }
              document.body.append(form);
              form.submit();
            }
            """,
            $"{hall.Address}/capture/share");

        await Assertions.Expect(watched.Page.GetByLabel("Your words")).ToHaveValueAsync("The report\nhttps://example.org/report");
        await Assertions.Expect(watched.Page.GetByText("1 not sent yet")).ToBeVisibleAsync();
    }

    private static string Capture(Hall hall) => new Uri(hall.World.Address, $"{hall.Address}/capture").ToString();

    /// <summary>A page whose device has all that it needs to do without a network.</summary>
    private async Task<WatchedPage> ReadyAsync(Hall hall)
    {
        var watched = await hall.ReporterPageAsync(chromium, $"{hall.Address}/capture");
        await watched.Page.Locator("html[data-ready=whole]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await watched.Page.WaitForFunctionAsync("() => navigator.serviceWorker.controller");
        return watched;
    }
}
