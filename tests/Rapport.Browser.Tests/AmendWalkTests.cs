using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Rapport.Features.Capture;
using Rapport.Shared;

namespace Rapport.Browser.Tests;

/// <summary>Changing what one wrote without a network, and meeting somebody who changed it meanwhile.</summary>
public sealed class AmendWalkTests(Chromium chromium)
{
    [Fact]
    public async Task A_note_is_changed_twice_before_it_was_ever_sent_and_arrives_with_the_last_words()
    {
        await using var hall = await Hall.OpenAsync();
        await using var watched = await hall.ReporterPageAsync(chromium, $"{hall.Address}/capture?session={hall.Session.Id}");
        var page = watched.Page;

        await page.Context.SetOfflineAsync(true);
        await page.GetByLabel("Your words").FillAsync("Ninety-four indicators");
        await page.GetByLabel("Your words").PressAsync("Control+Enter");
        await ChangeAsync(page, "Ninety-three indicators");
        await ChangeAsync(page, "Ninety-two indicators");
        await page.Context.SetOfflineAsync(false);

        await Assertions.Expect(page.Locator(".stream > .entry")).ToContainTextAsync("Ninety-two indicators");
        await Assertions.Expect(page.GetByText("All sent")).ToBeVisibleAsync();
        var entry = await hall.World.ReadAsync(db => db.Entries.SingleAsync(World.Cancelled));
        Assert.Equal(("Ninety-two indicators", 3), (entry.Content.Text, entry.Revision));
        Assert.Equal(0, await hall.World.ReadAsync(db => db.EntryRevisions.CountAsync(text => text.IsCompeting, World.Cancelled)));
    }

    [Fact]
    public async Task Whoever_meets_another_change_is_led_to_both_texts_and_joins_them()
    {
        await using var hall = await Hall.OpenAsync();
        var editor = await hall.World.DeviceAsync(await hall.World.PersonAsync(Role.Editor, hall.Event, name: "Edie Editor"), hall.Event);
        await using var watched = await hall.ReporterPageAsync(chromium, $"{hall.Address}/capture?session={hall.Session.Id}");
        var page = watched.Page;
        await page.GetByLabel("Your words").FillAsync("Ninety-four indicators");
        await page.GetByLabel("Your words").PressAsync("Control+Enter");
        await page.Locator(".outgoing [data-state=here]").WaitForAsync();
        var entry = (await hall.World.ReadAsync(db => db.Entries.SingleAsync(World.Cancelled))).Id;

        await page.Context.SetOfflineAsync(true);
        await ChangeAsync(page, "Ninety-three, says the chair");
        await editor.SendOneAsync(editor.Operation("entry.amend", new { target = entry, basedOn = 1, text = "Ninety-two, says the report" }));
        await page.Context.SetOfflineAsync(false);

        await Assertions.Expect(page.Locator(".outgoing")).ToContainTextAsync("Somebody changed it meanwhile: both texts are kept");
        await watched.Find(AriaRole.Link, "Choose").ClickAsync();
        await Assertions.Expect(page.Locator(".text").First).ToContainTextAsync("Edie Editor");
        await Assertions.Expect(page.Locator(".text").Last).ToContainTextAsync("Rita Reporter");
        await watched.AxeAsync();
        await watched.PicturesAsync("entry-two-texts");
        await page.Locator(".join [data-queued]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.Locator(".join > summary").ClickAsync();
        await watched.PicturesAsync("entry-two-texts-joining");
        await page.GetByLabel("Both texts, one after the other").FillAsync("Ninety-two or ninety-three");
        await watched.Find(AriaRole.Button, "Send the joined text").ClickAsync();

        await Assertions.Expect(page.Locator(".entry-alone .entry-words")).ToHaveTextAsync("Ninety-two or ninety-three");
        await Assertions.Expect(page.Locator("#texts-h")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task On_the_entrys_page_a_change_survives_the_page_that_it_was_made_on()
    {
        await using var hall = await Hall.OpenAsync();
        var entry = await hall.NoteAsync("Twelve persent");
        await using var watched = await chromium.OpenAsync(hall.World, Hall.Phone);
        await watched.SignInAsync(hall.World, hall.Reporter);
        var address = await hall.World.AddressOfAsync(entry);
        await watched.GoAsync(address);
        var page = watched.Page;

        await page.Locator("#edit [data-queued]").WaitForAsync();
        await page.RouteAsync("**/operations", route => route.AbortAsync());
        await page.GetByLabel("Text", new() { Exact = true }).FillAsync("Twelve per cent");
        await watched.Find(AriaRole.Button, "Save").ClickAsync();
        await Assertions.Expect(page.Locator("#edit [data-told]")).ToContainTextAsync("on this device");
        await page.UnrouteAsync("**/operations");
        await page.GotoAsync("about:blank");
        await watched.GoAsync(address);

        await Assertions.Expect(page.Locator(".entry-alone .entry-words")).ToHaveTextAsync("Twelve per cent");
    }

    private static async Task ChangeAsync(IPage page, string words)
    {
        await page.Locator(".outgoing").GetByRole(AriaRole.Button, new() { Name = "Change", Exact = true }).First.ClickAsync();
        await page.Locator("dialog").GetByLabel("Your words").FillAsync(words);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the change" }).ClickAsync();
        await Assertions.Expect(page.Locator("dialog.change")).ToHaveCountAsync(0);
    }
}
