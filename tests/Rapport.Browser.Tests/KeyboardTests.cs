using Microsoft.Playwright;
using Rapport.Shared;
using Rapport.Tests.Features.Media;

namespace Rapport.Browser.Tests;

/// <summary>Every act by keyboard alone, with the place where one stands always in sight.</summary>
public sealed class KeyboardTests(Chromium chromium)
{
    [Fact]
    public async Task The_first_stop_leads_past_the_header_and_every_stop_is_marked_and_in_sight()
    {
        await using var hall = await Hall.OpenAsync();
        await hall.FillAsync(3);
        foreach (var width in new[] { 1280, 390 })
        {
            await using var watched = await ReporterAsync(hall, width);
            foreach (var address in new[] { hall.SessionAddress, hall.Address + "/capture", hall.Address, hall.Address + "/programme" }.Take(width > 1000 ? 4 : 2))
            {
                await watched.GoAsync(address);
                var stops = await watched.Page.StopsAsync();
                Assert.Equal("a Skip to the page", stops[0]);
                Assert.Empty(stops.Where(stop => stop.EndsWith("UNMARKED", StringComparison.Ordinal) || stop.EndsWith("COVERED", StringComparison.Ordinal)).Select(stop => $"{width} px, {address}: {stop}"));
            }

            await watched.GoAsync(hall.Address);
            await watched.Page.Keyboard.PressAsync("Tab");
            await Assertions.Expect(watched.Find(AriaRole.Link, "Skip to the page")).ToBeInViewportAsync();
            await watched.Page.Keyboard.PressAsync("Enter");
            await watched.Page.Keyboard.PressAsync("Tab");
            Assert.True(await watched.Page.EvaluateAsync<bool>("document.querySelector('main').contains(document.activeElement)"));
        }
    }

    [Fact]
    public async Task A_photo_is_chosen_captioned_and_sent_without_a_pointer()
    {
        await using var hall = await Hall.OpenAsync();
        await using var watched = await ReporterAsync(hall, 1280);
        await watched.GoAsync($"{hall.Address}/capture?session={hall.Session.Id}");
        await watched.Page.Locator("[data-composer][novalidate]").WaitForAsync();
        var page = watched.Page;

        await page.TabToAsync(page.Locator("[name=entry][value=note]"));
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator("[name=entry][value=photo]")).ToBeCheckedAsync();
        while (!await page.Locator("#c-file").EvaluateAsync<bool>("file => file === document.activeElement"))
        {
            await page.Keyboard.PressAsync("Shift+Tab");
        }

        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.Keyboard.PressAsync("Enter"));
        await chooser.SetFilesAsync(new FilePayload { Name = "hall.jpg", MimeType = "image/jpeg", Buffer = Pictures.Jpeg() });
        await page.TabToAsync(page.GetByLabel("Your words"));
        await page.Keyboard.TypeAsync("The hall");
        await page.Keyboard.PressAsync("Control+Enter");

        await Assertions.Expect(page.Locator(".entry-photo figcaption")).ToHaveTextAsync("The hall");
        watched.AssertCalm();
    }

    [Fact]
    public async Task A_list_of_filters_opens_and_Escape_closes_it()
    {
        await using var hall = await Hall.OpenAsync();
        await hall.NoteAsync("A note");
        await using var watched = await chromium.OpenAsync(hall.World);
        await watched.GoAsync(hall.Address);
        var (page, kind) = (watched.Page, watched.Page.Locator(".filters summary", new() { HasText = "Kind" }));

        await page.TabToAsync(kind);
        await page.Keyboard.PressAsync("Enter");
        await page.TabToAsync(watched.Find(AriaRole.Link, "Quotes"));
        await page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(watched.Find(AriaRole.Link, "Quotes")).ToBeHiddenAsync();
        await Assertions.Expect(kind).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.TabToAsync(watched.Find(AriaRole.Link, "Quotes"));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("kind=quote#stream$"));
    }

    [Fact]
    public async Task Jump_to_now_leads_to_the_session_that_is_on()
    {
        await using var hall = await Hall.OpenAsync();
        var now = EventZone.Of(hall.Event.Zone).ToWall(hall.World.Time.GetUtcNow());
        foreach (var hours in Enumerable.Range(1, 20))
        {
            await hall.World.SessionAsync(hall.Event, $"{hours} hours ago", startsAt: now.AddHours(-hours));
        }

        await hall.World.SessionAsync(hall.Event, "This very moment", startsAt: now.AddMinutes(-5));
        await using var watched = await chromium.OpenAsync(hall.World);
        await watched.GoAsync(hall.Address + "/programme");

        await watched.Page.TabToAsync(watched.Find(AriaRole.Link, "Jump to now"));
        await watched.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(watched.Find(AriaRole.Link, "This very moment")).ToBeFocusedAsync();
        await Assertions.Expect(watched.Find(AriaRole.Link, "This very moment")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task A_question_asked_before_something_goes_is_left_by_Escape_and_answered_by_Enter()
    {
        await using var hall = await Hall.OpenAsync();
        var note = await hall.NoteAsync("Said by mistake");
        await using var watched = await ReporterAsync(hall, 1280);
        await watched.GoAsync($"{hall.Address}/entries/{note}");
        var (page, dialog) = (watched.Page, watched.Page.GetByRole(AriaRole.Alertdialog, new() { Name = "Take this back?" }));
        var button = page.Locator("[data-confirm]");

        await page.TabToAsync(button);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(dialog).ToBeVisibleAsync();
        await watched.AxeAsync();
        await watched.PicturesAsync("entry-take-back");
        await Assertions.Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        await Assertions.Expect(button).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Enter");
        await page.TabToAsync(dialog.GetByRole(AriaRole.Button, new() { Name = "Take back" }));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(hall.Event.Title);
        await Assertions.Expect(page.GetByText("Said by mistake")).ToHaveCountAsync(0);
        watched.AssertCalm();
    }

    [Fact]
    public async Task A_comment_is_written_and_sent_without_a_pointer()
    {
        await using var hall = await Hall.OpenAsync();
        await using var watched = await ReporterAsync(hall, 1280);
        await watched.GoAsync(hall.SessionAddress);
        var comment = watched.Page.GetByLabel("Add a comment");

        await watched.Page.TabToAsync(comment);
        await watched.Page.Keyboard.TypeAsync("Half a thought");
        await watched.GoAsync(hall.SessionAddress);
        await Assertions.Expect(comment).ToHaveValueAsync("Half a thought");
        await watched.Page.TabToAsync(comment);
        await watched.Page.Keyboard.PressAsync("Control+Enter");

        await Assertions.Expect(watched.Page.Locator(".comment")).ToContainTextAsync("Half a thought");
        await Assertions.Expect(comment).ToHaveValueAsync("");
        await Assertions.Expect(watched.Page.Locator("#comments-h")).ToHaveTextAsync("1 comment");
        watched.AssertCalm();
    }

    private async Task<WatchedPage> ReporterAsync(Hall hall, int width)
    {
        var watched = await chromium.OpenAsync(hall.World, new() { ViewportSize = new() { Width = width, Height = 800 } });
        await watched.SignInAsync(hall.World, hall.Reporter);
        return watched;
    }
}
