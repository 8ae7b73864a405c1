using Microsoft.Playwright;

namespace Rapport.Browser.Tests;

/// <summary>On a bad line the page comes before its script, or without a piece of it.</summary>
public sealed class LateScriptTests(Chromium chromium)
{
    [Fact]
    public async Task A_piece_of_script_that_does_not_come_is_fetched_again_and_nothing_typed_meanwhile_is_lost()
    {
        await using var hall = await Hall.OpenAsync();
        await using var watched = await chromium.OpenAsync(hall.World, Hall.Phone);
        await watched.SignInAsync(hall.World, hall.Reporter);
        await watched.Page.Context.RouteAsync("**/startComposer-*.js", route => route.AbortAsync());
        await watched.GoAsync(hall.SessionAddress);
        await watched.Page.GetByLabel("Your words").PressSequentiallyAsync("Said before it came.");
        await watched.Page.Locator("[data-composer]").GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).TapAsync();
        await Assertions.Expect(watched.Page.GetByText("Kept here. It goes as soon as the rest of this page has come.")).ToBeVisibleAsync();
        await watched.GoAsync(hall.SessionAddress);
        await Assertions.Expect(watched.Page.GetByLabel("Your words")).ToHaveValueAsync("Said before it came.");

        await watched.Page.Locator("[data-composer]").GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).TapAsync();
        await watched.Page.Context.UnrouteAsync("**/startComposer-*.js");

        await Assertions.Expect(watched.Page.Locator(".stream > .entry").First).ToContainTextAsync("Said before it came.", new() { Timeout = 20_000 });
        await Assertions.Expect(watched.Page.GetByLabel("Your words")).ToHaveValueAsync("");
        await watched.GoAsync(hall.SessionAddress);
        await Assertions.Expect(watched.Page.GetByLabel("Your words")).ToHaveValueAsync("");
    }
}
