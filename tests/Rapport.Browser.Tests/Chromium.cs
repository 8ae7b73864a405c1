using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Rapport.Browser.Tests.Chromium))]

namespace Rapport.Browser.Tests;

/// <summary>One real browser for all tests; each page has a profile of its own. Without one the tests are skipped.</summary>
public sealed class Chromium : IAsyncLifetime
{
    public const string Variable = "RAPPORT_CHROMIUM";

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        var path = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(path))
        {
            return;
        }

        // A busy machine may take its time; what never comes fails all the same.
        Assertions.SetDefaultExpectTimeout(15_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Headless = true, Args = Flags });
    }

    /// <summary>Skips the test where there is no browser; said before a test builds much for it.</summary>
    public void IsNeeded() => Assert.SkipUnless(browser is not null, $"No Chromium: run ./test, or set {Variable}.");

    /// <summary>A new page in a new profile, looking at a world.</summary>
    public Task<WatchedPage> OpenAsync(World world, BrowserNewContextOptions? options = null) => OpenAsync(world.Address, options);

    public async Task<WatchedPage> OpenAsync(Uri address, BrowserNewContextOptions? options = null)
    {
        IsNeeded();
        options ??= new();
        options.BaseURL = address.ToString();
        options.Locale = "en-GB";
        return await WatchedPage.WatchAsync(await browser!.NewContextAsync(options));
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
