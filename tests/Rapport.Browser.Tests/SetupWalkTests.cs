using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Rapport.Features.Setup;

namespace Rapport.Browser.Tests;

public sealed class SetupWalkTests(Chromium chromium)
{
    [Fact]
    public async Task From_the_address_on_the_console_to_an_open_event_on_a_phone()
    {
        await using var world = await World.OpenAsync();
        await using var watched = await chromium.OpenAsync(world, Hall.Phone);
        var page = watched.Page;

        await watched.GoAsync("/");
        await watched.LookAsync("setup-closed");
        await GoOnAsync(watched, "/setup/" + world.Services.GetRequiredService<SetupKey>().Token, Looks.SetupYou);
        await page.GetByLabel("Your name").FillAsync("Hanna Host");
        await page.GetByLabel("E-mail address").FillAsync("hanna@example.org");
        await page.GetByLabel("Password").FillAsync("three odd words");
        await watched.Find(AriaRole.Button, "Next: the space").TapAsync();

        await GoOnAsync(watched, null, Looks.SetupSpace);
        await page.GetByLabel("What is the topic?").FillAsync("Performance in Local Government");
        await watched.Find(AriaRole.Button, "Next: the event").TapAsync();

        await GoOnAsync(watched, null, Looks.SetupEvent);
        await page.GetByLabel("What is it called?").FillAsync("Measuring what matters");
        await page.GetByLabel("First day").FillAsync("2026-11-24");
        await watched.Find(AriaRole.Button, "Finish set-up").TapAsync();

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Measuring what matters");
        await watched.LookAsync("event-new-made");
    }

    private static async Task GoOnAsync(WatchedPage watched, string? address, Look look)
    {
        if (address is not null)
        {
            await watched.GoAsync(address);
        }

        await Assertions.Expect(watched.Page.Locator(".step-of")).ToContainTextAsync("of 3");
        await watched.LookAsync(look.Name);
        await watched.Page.SetViewportSizeAsync(390, 844);
        await watched.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }
}
