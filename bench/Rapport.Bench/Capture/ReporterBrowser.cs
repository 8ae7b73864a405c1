using Microsoft.Playwright;
using Rapport.Bench.Staging;
using Rapport.Bench.Visit;

namespace Rapport.Bench.Capture;

/// <summary>A reporter's browser with a profile on disk: it can be ended and started again, as a phone's is.</summary>
internal sealed class ReporterBrowser(IPlaywright playwright, string chromium, string profile, Uri capture) : IAsyncDisposable
{
    private IBrowserContext? context;

    public IPage Page { get; private set; } = null!;

    /// <summary>Starts the browser cold; nothing is open in it yet.</summary>
    public async Task StartAsync(bool offline)
    {
        context = await playwright.Chromium.LaunchPersistentContextAsync(profile, new()
        {
            ExecutablePath = chromium,
            Args = SlowVisit.BrowserArguments,
            ViewportSize = new() { Width = 390, Height = 844 },
            Offline = offline,
        });
        Page = context.Pages.Count > 0 ? context.Pages[0] : await context.NewPageAsync();
    }

    /// <summary>Signs in and stays until the device has all that it needs without a network.</summary>
    public async Task PrepareAsync(Visitor reporter)
    {
        await context!.AddCookiesAsync(reporter.CookieHeader.Split("; ").Select(cookie => cookie.Split('=', 2)).Select(pair => new Cookie
        {
            Name = pair[0],
            Value = pair[1],
            Url = new Uri(capture, "/").ToString(),
            Expires = TimeProvider.System.GetUtcNow().AddDays(1).ToUnixTimeSeconds(),
        }));
        await Page.GotoAsync(capture.ToString());
        await Page.WaitForFunctionAsync("() => navigator.serviceWorker.controller && document.documentElement.dataset.ready");
        await Page.Locator("[data-own] li").First.WaitForAsync();
    }

    /// <summary>Milliseconds from asking for the page until the composer and what one wrote are there.</summary>
    public async Task<double> OpenAsync()
    {
        await Page.GotoAsync(capture.ToString(), new() { WaitUntil = WaitUntilState.Commit });
        return await Page.EvaluateAsync<double>(
            """
            async () => {
              while (!document.querySelector("[data-composer][novalidate]") || !document.querySelector("[data-own]:not([hidden]) li")) await new Promise(requestAnimationFrame);
              return performance.now();
            }
            """);
    }

    public async Task StopAsync()
    {
        if (context is not null)
        {
            await context.DisposeAsync();
        }

        context = null;
    }

    public async ValueTask DisposeAsync() => await StopAsync();
}
