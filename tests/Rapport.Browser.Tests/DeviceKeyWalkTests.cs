using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Rapport.Features.Accounts;
using Rapport.Features.Capture;
using Rapport.Platform.Caching;
using Rapport.Shared;
using Rapport.Tests.Features.Media;

namespace Rapport.Browser.Tests;

/// <summary>What a reporter wrote gets to the server though the log-in is gone, the person is gone, or the phone never finds a network.</summary>
public sealed class DeviceKeyWalkTests(Chromium chromium)
{
    [Fact]
    public async Task When_the_log_in_has_run_out_what_is_written_still_arrives_and_the_page_says_so()
    {
        await using var hall = await Hall.OpenAsync();
        await using var watched = await hall.ReporterPageAsync(chromium, $"{hall.Address}/capture?session={hall.Session.Id}");
        // What comes in fades in, and is pale for a moment.
        await watched.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await KeyIsThereAsync(watched.Page);
        await RunOutAsync(hall);

        await WriteAsync(watched.Page, "Said after an hour");

        await Assertions.Expect(watched.Page.Locator(".outgoing [data-state=here]")).ToContainTextAsync("on the server at");
        await Assertions.Expect(watched.Page.GetByText("What you write is still sent, by the key of this device.")).ToBeVisibleAsync();
        await watched.AxeAsync();
        await watched.PicturesAsync("capture-signed-out");
        Assert.Equal([hall.Reporter.Id], await AuthorsAsync(hall));
    }

    [Fact]
    public async Task What_a_phone_without_a_network_hands_over_a_colleague_delivers_and_it_is_there_once()
    {
        await using var hall = await Hall.OpenAsync();
        await using var phone = await hall.ReporterPageAsync(chromium, $"{hall.Address}/capture?session={hall.Session.Id}");
        await KeyIsThereAsync(phone.Page);
        await phone.Page.Context.SetOfflineAsync(true);
        await phone.Page.Locator("[name=entry][value=photo]").CheckAsync();
        await phone.Page.Locator("#c-files").SetInputFilesAsync([new FilePayload { Name = "hall.jpg", MimeType = "image/jpeg", Buffer = Pictures.Jpeg(640, 480) }]);
        await WriteAsync(phone.Page, "The hall at ten");
        await WriteAsync(phone.Page, "Said in the cellar");
        var button = phone.Page.GetByRole(AriaRole.Button, new() { Name = "Hand over as a file" });
        await button.WaitForAsync();
        var saved = phone.Page.WaitForDownloadAsync();
        await button.TapAsync();
        await Assertions.Expect(phone.Page.GetByText("Give the file to anybody on the team")).ToBeVisibleAsync();
        var download = await saved;
        using var folder = new TemporaryFolder();
        var file = folder.File(download.SuggestedFilename);
        await download.SaveAsAsync(file);

        await using var colleague = await chromium.OpenAsync(hall.World, Hall.Phone);
        await colleague.SignInAsync(hall.World, await hall.World.PersonAsync(Role.Contributor, hall.Event, name: "Cara Carrier"));
        await colleague.GoAsync($"{hall.Address}/hand-over");
        await colleague.Page.GetByLabel("The file").WaitForAsync();
        await colleague.Page.GetByLabel("The file").SetInputFilesAsync(file);
        await Assertions.Expect(colleague.Page.GetByText("2 items and one file by Rita Reporter.")).ToBeVisibleAsync();
        for (var time = 0; time < 2; time++)
        {
            await colleague.Page.GetByRole(AriaRole.Button, new() { Name = "Deliver it" }).ClickAsync();
            await Assertions.Expect(colleague.Page.GetByText("All of it is on the server.")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        }

        await colleague.LookAsync("hand-over-delivered");
        await phone.Page.Context.SetOfflineAsync(false);
        await Assertions.Expect(phone.Page.Locator(".outgoing [data-state=here]")).ToHaveCountAsync(2, new() { Timeout = 30_000 });
        Assert.Equal([hall.Reporter.Id, hall.Reporter.Id], await AuthorsAsync(hall));
    }

    [Fact]
    public async Task A_file_that_is_none_is_refused_with_one_sentence()
    {
        await using var hall = await Hall.OpenAsync();
        await using var watched = await chromium.OpenAsync(hall.World, Hall.Phone);
        await watched.SignInAsync(hall.World, hall.Reporter);
        await watched.GoAsync($"{hall.Address}/hand-over");

        await watched.Page.GetByLabel("The file").WaitForAsync();
        await watched.Page.GetByLabel("The file").SetInputFilesAsync(new FilePayload { Name = "heron.rapport", MimeType = "image/jpeg", Buffer = Pictures.Jpeg(64, 48) });

        await Assertions.Expect(watched.Page.GetByText("This file is not a hand-over. Nothing was delivered.")).ToBeVisibleAsync();
        await Assertions.Expect(watched.Page.GetByRole(AriaRole.Button, new() { Name = "Deliver it" })).ToBeDisabledAsync();
        watched.AssertCalm();
    }

    [Fact]
    public async Task Signing_out_asks_about_what_is_unsent_and_what_is_kept_goes_on_by_the_key()
    {
        await using var hall = await Hall.OpenAsync();
        await using var watched = await hall.ReporterPageAsync(chromium, $"{hall.Address}/capture?session={hall.Session.Id}");
        await KeyIsThereAsync(watched.Page);
        await watched.Page.Context.RouteAsync("**/operations", route => route.AbortAsync());
        await WriteAsync(watched.Page, "Said in the cellar");
        await Assertions.Expect(watched.Page.Locator(".outgoing [data-state=waiting]")).ToContainTextAsync("There is no connection just now.");

        // Whoever presses before the asking has come over a slow network is asked all the same.
        var pressed = new TaskCompletionSource();
        await watched.Page.Context.RouteAsync("**/signOut-*.js", async route => { await pressed.Task; await route.ContinueAsync(); });
        await watched.GoAsync("/account");
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out here" }).ClickAsync();
        pressed.SetResult();
        await Assertions.Expect(watched.Page.GetByRole(AriaRole.Heading, new() { Name = "One thing is not on the server yet" })).ToBeVisibleAsync();
        await watched.AxeAsync();
        await watched.PicturesAsync("sign-out-unsent");
        await watched.Page.Context.UnrouteAsync("**/operations");
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Keep them on this device" }).ClickAsync();

        await watched.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).First.WaitForAsync();
        await Eventually.HoldsAsync("what was kept is on the server", async () => (await AuthorsAsync(hall)).SequenceEqual([hall.Reporter.Id]));
    }

    private static async Task WriteAsync(IPage page, string words)
    {
        await page.Locator("[name=text]").FillAsync(words);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("[name=text]")).ToHaveValueAsync("");
    }

    private static async Task KeyIsThereAsync(IPage page) =>
        await page.WaitForFunctionAsync("() => localStorage.getItem('rapport:keys') === '1'");

    private static async Task RunOutAsync(Hall hall)
    {
        await hall.World.PlantAsync(db => db.OpenSignIns.Where(row => row.PersonId == hall.Reporter.Id).ExecuteDeleteAsync(World.Cancelled));
        hall.World.Services.GetRequiredService<TagVersions>().Bump(Tag.Person(hall.Reporter.Id));
    }

    private static Task<List<Guid?>> AuthorsAsync(Hall hall) => hall.World.ReadAsync(db =>
        db.Entries.Join(db.Subjects, entry => entry.Id, subject => subject.Id, (_, subject) => subject.AuthorId).ToListAsync(World.Cancelled));
}
