using Microsoft.Playwright;
using Rapport.Shared;

namespace Rapport.Browser.Tests;

/// <summary>What an organiser sees as one of the visitors.</summary>
public sealed class AsVisitorLookTests(Chromium chromium)
{
    [Fact]
    public async Task As_a_visitor_the_page_has_its_strip_and_the_browser_complains_of_nothing()
    {
        await using var hall = await Hall.OpenAsync();
        await hall.FillAsync(3);
        await using var head = await chromium.OpenAsync(hall.World);
        await head.SignInAsync(hall.World, await hall.World.PersonAsync(Role.Organiser, hall.Event, name: "Olive Head"));
        await head.GoAsync(hall.Address);

        await head.Find(AriaRole.Link, "View as a visitor").ClickAsync();

        await Assertions.Expect(head.Page.Locator(".as-visitor")).ToContainTextAsync("as somebody sees it who is not signed in");
        await Assertions.Expect(head.Page.Locator("script")).ToHaveCountAsync(0);
        await head.LookAsync("event-as-visitor");
        await head.Find(AriaRole.Link, "Back to your own view").ClickAsync();
        await Assertions.Expect(head.Page.Locator("header .me")).ToHaveTextAsync("Olive Head");
        head.AssertCalm();
    }
}
