using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Rapport.Features.Capture;

namespace Rapport.Browser.Tests;

/// <summary>A phone whose clock is wrong, or is changed while one writes.</summary>
public sealed class ClockTests(Chromium chromium)
{
    private const string Settable = """
        window.setBack = 0;
        const Real = Date;
        globalThis.Date = class extends Real {
          constructor(...said) { if (said.length > 0) super(...said); else super(Real.now() + window.setBack); }
          static now() { return Real.now() + window.setBack; }
        };
        """;

    private static readonly string[] Written = ["An hour ahead", "In the tunnel", "After the clock was set", "After it was set again"];

    [Fact]
    public async Task Whatever_is_done_to_the_clock_while_the_page_is_open_each_note_stands_where_it_was_written()
    {
        await using var hall = await Hall.OpenAsync();
        await using var watched = await chromium.OpenAsync(hall.World, Hall.Phone);
        var page = watched.Page;
        await page.AddInitScriptAsync(Settable + "window.setBack = 3600e3;");
        await watched.SignInAsync(hall.World, hall.Reporter);
        await watched.GoAsync($"{hall.Address}/capture?session={hall.Session.Id}");
        await page.Locator("[data-composer][novalidate]").WaitForAsync();

        await WriteAsync(page, Written[0], "here");
        await page.Context.SetOfflineAsync(true);
        await WriteAsync(page, Written[1], "waiting");
        await page.EvaluateAsync("window.setBack = 9000e3");
        await WriteAsync(page, Written[2], "waiting");
        await page.EvaluateAsync("window.setBack = -5400e3");
        await WriteAsync(page, Written[3], "waiting");
        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.GetByText("All sent")).ToBeVisibleAsync();

        var entries = await hall.World.ReadAsync(db => db.Entries.OrderBy(entry => entry.CapturedAt).ToListAsync(World.Cancelled));
        Assert.Equal(Written, entries.Select(entry => entry.Content.Text));
        Assert.DoesNotContain(entries, entry => entry.IsApproximate);
        Assert.All(entries, entry => Assert.Equal(entry.ReceivedAt, entry.CapturedAt, TimeSpan.FromMinutes(2)));
    }

    private static async Task WriteAsync(IPage page, string words, string state)
    {
        await page.GetByLabel("Your words").FillAsync(words);
        await page.GetByLabel("Your words").PressAsync("Control+Enter");
        await page.Locator($".outgoing [data-state={state}]", new() { HasText = words }).WaitForAsync();
    }
}
