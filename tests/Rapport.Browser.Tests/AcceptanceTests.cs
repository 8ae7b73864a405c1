using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Rapport.Faults;
using Rapport.Features.Capture;
using Rapport.Features.Media;
using Rapport.Features.Programme;
using Rapport.Tests.Features.Media;

namespace Rapport.Browser.Tests;

/// <summary>
/// The promise itself: what a reporter wrote while everything went wrong is on the server exactly once, in order, theirs,
/// where and when they wrote it; and their phone says so.
/// </summary>
public sealed class AcceptanceTests(Chromium chromium)
{
    private const int Words = 50;
    private const int PhotoBatches = 4;
    private const int PhotosInBatch = 5;
    private static readonly string[] Kinds = ["note", "quote", "decision"];

    [Fact]
    public async Task Aeroplane_mode_two_kills_no_log_in_and_a_server_that_restarts_lose_and_double_nothing()
    {
        await using var hall = await Hall.OpenAsync();
        Session[] sessions = [await hall.RunningAsync("What outlives a budget"), await hall.RunningAsync("Counting what counts"), await hall.RunningAsync("Reports nobody reads")];
        await using var proxy = new FaultProxy(() => hall.World.Address);
        await using var watched = await chromium.OpenAsync(proxy.Address, Hall.Phone);
        await watched.SignInAsync(hall.World, hall.Reporter, proxy.Address);
        var capture = new Uri(proxy.Address, $"{hall.Address}/capture").ToString();
        await watched.GoAsync(capture);
        await watched.Page.Locator("html[data-ready=whole]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await watched.Page.WaitForFunctionAsync("() => navigator.serviceWorker.controller");
        await Hall.HasKeyAsync(watched.Page);
        var context = watched.Page.Context;

        proxy.IsOff = true;
        await context.SetOfflineAsync(true);
        var (page, written) = (watched.Page, new List<(string Words, Guid Session)>());
        for (var n = 0; n < Words; n++)
        {
            var session = sessions[n % sessions.Length];
            await page.Locator($".where-one[value='{session.Id}']").TapAsync();
            await WriteAsync(page, Kinds[n % Kinds.Length], $"Item {n:00}");
            written.Add(($"Item {n:00}", session.Id));
            if (n % 12 == 6)
            {
                await PhotographAsync(page, $"Photos {n:00}");
                written.AddRange(Enumerable.Range(0, PhotosInBatch).Select(place => (place == 0 ? $"Photos {n:00}" : "", session.Id)));
            }

            if (n is 17 or 38)
            {
                await page.CloseAsync();
                page = await context.NewPageAsync();
                await page.GotoAsync(capture);
                await page.Locator(".where-one[value]").First.WaitForAsync();
            }
        }

        await Assertions.Expect(page.GetByText($"{Words + (PhotoBatches * PhotosInBatch)} not sent yet")).ToBeVisibleAsync();

        // The log-in has run out, the server was restarted, and of its first answers nothing comes back.
        await context.ClearCookiesAsync();
        await hall.World.RestartAsync();
        proxy.Plan = FaultPlan.Of([.. Enumerable.Repeat(new Fault.CutAnswer(0), 10_000)]);
        var before = proxy.Log.Count;
        proxy.IsOff = false;
        await context.SetOfflineAsync(false);
        await Eventually.HoldsAsync("answers were cut off", () => Task.FromResult(proxy.Log.Skip(before).Count(line => line.Contains("/operations", StringComparison.Ordinal)) >= 2));
        proxy.Plan = FaultPlan.Nothing;

        await Assertions.Expect(page.GetByText("All sent")).ToBeVisibleAsync(new() { Timeout = 120_000 });
        await Assertions.Expect(page.Locator(".outgoing [data-state=waiting], .outgoing [data-state=refused]")).ToHaveCountAsync(0);
        await AssertAllThereAsync(hall, written);
    }

    private static async Task WriteAsync(IPage page, string kind, string words)
    {
        await page.Locator($"[name=entry][value={kind}]").CheckAsync();
        await page.GetByLabel("Your words").FillAsync(words);
        await SendAsync(page);
    }

    private static async Task PhotographAsync(IPage page, string caption)
    {
        await page.Locator("[name=entry][value=photo]").CheckAsync();
        await page.Locator("#c-files").SetInputFilesAsync([.. Enumerable.Range(0, PhotosInBatch).Select(place => new FilePayload { Name = $"{place}.jpg", MimeType = "image/jpeg", Buffer = Pictures.Jpeg(320 + place, 240) })]);
        await page.GetByPlaceholder("Caption").FillAsync(caption);
        await SendAsync(page);
    }

    private static async Task SendAsync(IPage page)
    {
        await page.Locator("[data-composer]").GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Your words")).ToHaveValueAsync("");
    }

    private static async Task AssertAllThereAsync(Hall hall, List<(string Words, Guid Session)> written)
    {
        var entries = await hall.World.ReadAsync(db => db.Entries.OrderBy(entry => entry.CapturedAt).ThenBy(entry => entry.Id).ToListAsync(World.Cancelled));
        Assert.Equal(written, entries.ConvertAll(entry => (entry.Content.Text, entry.SessionId!.Value)));
        Assert.All(entries, entry => Assert.Equal(hall.Reporter.Id, entry.AuthorId));
        Assert.All(entries, entry => Assert.InRange(entry.CapturedAt, entry.ReceivedAt.AddMinutes(-10), entry.ReceivedAt));
        var photos = await hall.World.ReadAsync(db => db.MediaFiles.Select(file => file.SubjectId).ToListAsync(World.Cancelled));
        Assert.Equal(PhotoBatches * PhotosInBatch, photos.OfType<Guid>().Distinct().Count());
    }
}
