using Microsoft.Playwright;
using Rapport.Shared;

namespace Rapport.Browser.Tests;

/// <summary>Text at twice its size, and no motion for those who ask for none.</summary>
public sealed class LargeTextTests(Chromium chromium)
{
    // Twice the size that the style sheet gives; what ends in three dots does so on purpose and is whole elsewhere.
    private const string Double = "document.documentElement.style.fontSize = '212.5%'";
    private const string Clipped =
        """
        [...document.querySelectorAll('body *')].filter(element => {
          const style = getComputedStyle(element);
          return style.overflowX === 'hidden' && style.textOverflow !== 'ellipsis' && !element.closest('.unseen') && element.textContent.trim() !== ''
            && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
        }).map(element => element.outerHTML.slice(0, 120))
        """;

    private const string Moving =
        """
        [...document.querySelectorAll('*')].filter(element => {
          const style = getComputedStyle(element);
          const longest = [...style.transitionDuration.split(','), ...(style.animationName === 'none' ? [] : style.animationDuration.split(','))].map(parseFloat);
          return Math.max(...longest) > 0.01 || style.scrollBehavior === 'smooth';
        }).map(element => element.outerHTML.slice(0, 120))
        """;

    [Fact]
    public async Task Text_at_twice_its_size_makes_nothing_scroll_sideways_and_cuts_nothing_off()
    {
        await using var hall = await Hall.OpenAsync("Accountability, responsibilities and counterproductive incentives");
        await hall.NoteAsync("Interdepartmentalisation of performance management");
        await hall.SendAsync(hall.Device.Entry("quote", "We count what is easy.", hall.Session.Id, more: new { saidBy = new { name = "Prof. Wilhelmina Featherstonehaugh" } }));
        var head = await hall.World.PersonAsync(Role.Organiser, hall.Event, name: "Olive Head");
        await using var watched = await chromium.OpenAsync(hall.World);
        await watched.SignInAsync(hall.World, head);
        string[] addresses = ["", "/programme", "/programme?view=grid", "/capture", "/settings", "/rooms", "/import", $"/{hall.Session.Slug}", $"/{hall.Session.Slug}/edit"];

        foreach (var address in addresses)
        {
            await watched.GoAsync(hall.Address + address);
            await watched.Page.EvaluateAsync(Double);
            await watched.AssertFitsAsync(640);
            Assert.Equal((address, ""), (address, string.Join('\n', await watched.Page.EvaluateAsync<string[]>(Clipped))));
        }

        await watched.GoAsync(hall.SessionAddress);
        await watched.Page.EvaluateAsync(Double);
        await watched.Page.ScreenshotAsync(new() { Path = Repository.Path("artifacts/pictures/session-large-text.png"), FullPage = true });
    }

    [Fact]
    public async Task Who_asks_for_no_motion_gets_none_also_when_something_arrives()
    {
        await using var hall = await Hall.OpenAsync();
        await using var watched = await chromium.OpenAsync(hall.World, new() { ReducedMotion = ReducedMotion.Reduce });
        await watched.GoAsync(hall.SessionAddress);
        await hall.NoteAsync("Here at once");
        await Assertions.Expect(watched.Page.Locator(".entry.is-new")).ToBeVisibleAsync();

        Assert.Empty(await watched.Page.EvaluateAsync<string[]>(Moving));
        await watched.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.NoPreference });
        Assert.NotEmpty(await watched.Page.EvaluateAsync<string[]>(Moving));
    }
}
