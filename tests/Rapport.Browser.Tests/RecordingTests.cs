using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Rapport.Features.Media;

namespace Rapport.Browser.Tests;

/// <summary>Recording with the microphone and the camera that Chromium pretends to have.</summary>
public sealed class RecordingTests(Chromium chromium)
{
    [Fact]
    public async Task An_audio_note_whose_tab_was_killed_without_a_network_is_offered_again_arrives_and_plays()
    {
        await using var hall = await Hall.OpenAsync();
        var capture = $"{hall.Address}/capture?session={hall.Session.Id}";
        await using var watched = await hall.ReporterPageAsync(chromium, capture);
        var context = watched.Page.Context;
        await watched.Page.Locator("[name=entry][value=audio]").CheckAsync();
        await context.SetOfflineAsync(true);
        await Button(watched.Page, "Record").TapAsync();
        await Assertions.Expect(watched.Page.Locator("[data-time]")).ToHaveTextAsync("0:03");
        await watched.AxeAsync();
        await watched.PicturesAsync("capture-recording");
        await watched.Page.CloseAsync();

        await context.SetOfflineAsync(false);
        var again = await context.NewPageAsync();
        var failures = new List<string>();
        again.PageError += (_, failure) => failures.Add(failure);
        await again.GotoAsync(new Uri(hall.World.Address, capture).ToString());
        await Assertions.Expect(again.GetByText("was not finished")).ToContainTextAsync("A recording of 0:0");
        await again.GetByRole(AriaRole.Button, new() { Name = "Keep it" }).PressAsync("Enter");
        await Assertions.Expect(again.Locator("[data-listen]")).ToBeVisibleAsync();
        Assert.Empty(failures);
        await again.GetByLabel("Your words").FillAsync("The hall sings");
        await Button(again, "Send").PressAsync("Enter");

        await Assertions.Expect(again.Locator(".outgoing [data-state=here]")).ToHaveCountAsync(1, new() { Timeout = 30_000 });
        var player = again.Locator(".entry-audio audio");
        await Assertions.Expect(player).ToHaveCountAsync(1, new() { Timeout = 15_000 });
        await Assertions.Expect(again.Locator(".entry-audio figcaption")).ToHaveTextAsync("The hall sings");
        await PlaysAsync(player);
        await Assertions.Expect(again.GetByText("was not finished")).ToHaveCountAsync(0);
        var file = await hall.World.ReadAsync(db => db.MediaFiles.SingleAsync(World.Cancelled));
        Assert.InRange(file.DurationMs ?? 0, 1000, 20_000);
        var part = await again.APIRequest.GetAsync(new Uri(hall.World.Address, $"/media/{file.Id}/play").ToString(), new() { Headers = [new("Range", "bytes=0-9")] });
        Assert.Equal((206, 10), (part.Status, (await part.BodyAsync()).Length));
    }

    [Fact]
    public async Task A_clip_is_paused_listened_to_and_let_go_and_the_next_is_sent()
    {
        await using var hall = await Hall.OpenAsync();
        await using var watched = await hall.ReporterPageAsync(chromium, $"{hall.Address}/capture?session={hall.Session.Id}");
        var page = watched.Page;
        await page.EvaluateAsync("() => { window.confirm = () => true; }");
        await page.Locator("[name=entry][value=video]").CheckAsync();
        await watched.AxeAsync();
        await RecordAsync(page);
        await Assertions.Expect(page.Locator("[data-time]")).ToContainTextAsync("2:5");
        await Button(page, "Pause").TapAsync();
        await Assertions.Expect(Button(page, "Go on")).ToBeVisibleAsync();
        await watched.PicturesAsync("capture-clip");
        await Button(page, "Stop").TapAsync();
        await PlaysAsync(page.Locator("[data-listen]"));
        await watched.AxeAsync();
        await page.Locator("[data-act=discard]").TapAsync();

        await RecordAsync(page);
        await Button(page, "Stop").TapAsync();
        await Assertions.Expect(page.Locator("[data-listen]")).ToBeVisibleAsync();
        await watched.PicturesAsync("capture-clip-done");
        await Button(page, "Send").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".outgoing [data-state]")).ToContainTextAsync("on the server", new() { Timeout = 30_000 });
        var player = page.Locator(".entry-video video");
        await Assertions.Expect(player).ToHaveCountAsync(1, new() { Timeout = 30_000 });
        await PlaysAsync(player);
        await watched.AxeAsync();
        await page.Locator(".entry-video").ScrollIntoViewIfNeededAsync();
        await watched.PicturesAsync("entry-video");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".entry-video video")).ToHaveCountAsync(1);
        await Assertions.Expect(page.GetByText("was not finished")).ToHaveCountAsync(0);
        watched.AssertCalm();
    }

    private static async Task RecordAsync(IPage page)
    {
        await Button(page, "Record").TapAsync();
        await Assertions.Expect(page.Locator("[data-time]")).ToContainTextAsync("0:02", new() { Timeout = 15_000 });
    }

    private static Task PlaysAsync(ILocator player) => player.EvaluateAsync(
        "async (media) => { media.muted = true; await media.play(); await new Promise((heard, failed) => { media.ontimeupdate = () => media.currentTime > 0.2 && heard(); media.onerror = () => failed(new Error(media.error?.message)); setTimeout(() => failed(new Error(`${media.isConnected} ${media.paused} ${media.readyState}`)), 20000); }); media.pause(); }");

    private static ILocator Button(IPage page, string name) => page.Locator("[data-composer]").GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
