using Microsoft.Playwright;
using Rapport.Shared;

namespace Rapport.Browser.Tests;

public sealed class WatchedPageTests(Chromium chromium)
{
    [Fact]
    public async Task An_event_opens_in_a_browser_without_a_complaint()
    {
        await using var world = await World.OpenAsync();
        var @event = await world.EventAsync();
        await using var watched = await chromium.OpenAsync(world);

        var answer = await watched.GoAsync(await world.AddressOfAsync(@event.Id));

        Assert.Equal(200, answer.Status);
        watched.AssertCalm();
    }

    [Fact]
    public async Task A_signed_in_person_finds_their_name_on_the_page()
    {
        await using var world = await World.OpenAsync();
        var @event = await world.EventAsync();
        await using var watched = await chromium.OpenAsync(world);
        await watched.SignInAsync(world, await world.PersonAsync(Role.Member, @event, name: "Ada Fenwick"));

        await watched.GoAsync(await world.AddressOfAsync(@event.Id));

        Assert.Equal("Ada Fenwick", await watched.Page.Locator("header .me").TextContentAsync());
    }

    // The watch itself: what is planted here must be seen, or the other tests mean nothing.
    [Fact]
    public async Task A_blocked_script_a_broken_script_and_a_dialog_are_all_counted()
    {
        await using var world = await World.OpenAsync();
        await using var watched = await chromium.OpenAsync(world);
        await watched.Page.RouteAsync("**/planted", route => route.FulfillAsync(new()
        {
            ContentType = "text/html",
            Headers = new Dictionary<string, string> { ["Content-Security-Policy"] = "script-src 'self'" },
            Body = "<!doctype html><title>Planted</title><script>alert('inline')</script><img src='/x' onerror='alert(1)'><script src='/planted.js'></script>",
        }));
        await watched.Page.RouteAsync("**/planted.js", route => route.FulfillAsync(new() { ContentType = "text/javascript", Body = "alert('asked'); throw new Error('broken')" }));
        await watched.GoAsync("/planted");
        await Assertions.Expect(watched.Page).ToHaveTitleAsync("Planted");

        Assert.Equal(["asked"], watched.Dialogs);
        Assert.Contains(watched.Errors, error => error.Contains("broken", StringComparison.Ordinal));
        Assert.Contains(watched.Violations, violation => violation.StartsWith("script-src-elem blocked inline", StringComparison.Ordinal));
        Assert.ThrowsAny<Exception>(watched.AssertCalm);
    }

    [Fact]
    public async Task A_picture_without_words_pale_writing_and_a_page_too_wide_are_all_found()
    {
        await using var world = await World.OpenAsync();
        await using var watched = await chromium.OpenAsync(world);
        const string Head = "<!doctype html><html lang=en><title>Planted</title><style>@media (prefers-color-scheme: dark) { p { color: #ddd; background: #fff } }</style>";
        await watched.Page.RouteAsync("**/planted/*", route => route.FulfillAsync(new()
        {
            ContentType = "text/html",
            Body = Head + "<main><h1>Planted</h1>" + route.Request.Url.Split('/')[^1] switch
            {
                "picture" => "<img src='data:,'>",
                "pale" => "<p>Pale only in the dark</p>",
                _ => "<div style='width: 400px'>Wide</div>",
            } + "</main>",
        }));

        await watched.GoAsync("/planted/picture");
        Assert.Contains("image-alt", (await Assert.ThrowsAnyAsync<Exception>(watched.AxeAsync)).Message, StringComparison.Ordinal);
        await watched.GoAsync("/planted/pale");
        Assert.Contains("Dark", (await Assert.ThrowsAnyAsync<Exception>(watched.AxeAsync)).Message, StringComparison.Ordinal);
        await watched.GoAsync("/planted/wide");
        var wide = (await Assert.ThrowsAnyAsync<Exception>(() => watched.AssertFitsAsync(320))).Message;
        Assert.Contains("wider", wide, StringComparison.Ordinal);
        Assert.Contains("width: 400px", wide, StringComparison.Ordinal);
    }
}
