using System.CommandLine;
using System.Text.Json;
using Microsoft.Playwright;
using Rapport.Bench.Capture;
using Rapport.Bench.Staging;

namespace Rapport.Bench;

/// <summary>The capture page as a phone has it: bytes of its shell, how soon it opens cold without a network, and what a long queue costs whoever types.</summary>
internal sealed class CaptureBench(string chromium, int rounds, int items)
{
    private const int Letters = 200;

    public static Command Command()
    {
        var chromium = new Option<string>("--chromium") { Description = "The browser's program.", DefaultValueFactory = _ => "/usr/bin/chromium" };
        var rounds = new Option<int>("--rounds") { Description = "Cold starts; the median counts.", DefaultValueFactory = _ => 7 };
        var items = new Option<int>("--items") { Description = "Items that wait while somebody types.", DefaultValueFactory = _ => 1000 };
        var command = new Command("capture", "Shell bytes, cold start offline, typing with a long queue.") { chromium, rounds, items };
        command.SetAction((parsed, token) => new CaptureBench(parsed.GetRequiredValue(chromium), parsed.GetValue(rounds), parsed.GetValue(items)).RunAsync(token));
        return command;
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var stage = await Stage.OpenAsync(null, cancellationToken);
        using var reporter = await stage.AddReporterAsync(1, cancellationToken);
        await stage.FillAsync(reporter, 200, cancellationToken);
        await BytesAsync(stage, cancellationToken);
        var profile = Directory.CreateTempSubdirectory("rapport-bench-browser-").FullName;
        try
        {
            using var playwright = await Playwright.CreateAsync();
            await using var browser = new ReporterBrowser(playwright, chromium, profile, new Uri(stage.Server.Address, stage.EventPath + "/capture"));
            await browser.StartAsync(offline: false);
            await browser.PrepareAsync(reporter);
            await browser.StopAsync();
            await stage.StopAsync();
            await ColdAsync(browser, cancellationToken);
            await TypeAsync(browser);
        }
        finally
        {
            Directory.Delete(profile, recursive: true);
        }
    }

    private static async Task BytesAsync(Stage stage, CancellationToken cancellationToken)
    {
        var worker = await stage.Host.GetAsync("/service-worker.js", cancellationToken);
        var first = worker[(worker.IndexOf('=', StringComparison.Ordinal) + 1)..worker.IndexOf('\n', StringComparison.Ordinal)].Trim().TrimEnd(';');
        using var build = JsonDocument.Parse(first);
        long bytes = 0;
        foreach (var file in build.RootElement.GetProperty("files").EnumerateArray().Select(file => file.GetString()!).Append("/offline/capture").Append("/service-worker.js"))
        {
            bytes += (await stage.Host.GetBytesAsync(file, "gzip, br", cancellationToken)).Body.Length;
        }

        Figures.Say($"shell with all its files: {bytes / 1000.0:0.0} kB compressed");
    }

    private async Task ColdAsync(ReporterBrowser browser, CancellationToken cancellationToken)
    {
        var times = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await browser.StartAsync(offline: true);
            times.Add(await browser.OpenAsync());
            await browser.StopAsync();
        }

        Figures.Say($"cold start offline until composer and own entries are there: {Figures.Median(times):0} ms ({times.Min():0} to {times.Max():0})");
    }

    private async Task TypeAsync(ReporterBrowser browser)
    {
        await browser.StartAsync(offline: true);
        await browser.OpenAsync();
        var empty = await Typing.MeasureAsync(browser.Page, Letters);
        await Typing.QueueAsync(browser.Page, items);
        await browser.OpenAsync();
        var full = await Typing.MeasureAsync(browser.Page, Letters);
        Figures.Say($"keystroke until painted: p95 {Figures.Quantile(empty, 0.95):0.0} ms with nothing waiting, {Figures.Quantile(full, 0.95):0.0} ms with {items} items waiting (ratio {Figures.Quantile(full, 0.95) / Figures.Quantile(empty, 0.95):0.00})");
    }
}
