using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace Rapport.Bench.Visit;

/// <summary>One first visit in Chromium with 400 ms latency and 400 kbit/s.</summary>
/// <param name="Paint">Milliseconds to the first contentful paint.</param>
/// <param name="Load">Milliseconds to the end of the load event.</param>
/// <param name="Bytes">What came over the line until just after the load, heads included; open streams are not counted.</param>
/// <param name="Requests">Every request of that time, with its bytes.</param>
internal sealed record SlowVisit(double Paint, double Load, long Bytes, IReadOnlyList<string> Requests)
{
    public static readonly string[] BrowserArguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private const string Paints = "() => performance.getEntriesByName('first-contentful-paint').length > 0 && performance.getEntriesByType('navigation')[0].loadEventEnd > 0";
    private const string Times = "() => [performance.getEntriesByName('first-contentful-paint')[0].startTime, performance.getEntriesByType('navigation')[0].loadEventEnd]";

    public static async Task<SlowVisit> MakeAsync(IBrowser browser, Uri address)
    {
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var network = await context.NewCDPSessionAsync(page);
        var (asked, got) = (new ConcurrentDictionary<string, string>(), new ConcurrentDictionary<string, long>());
        network.Event("Network.requestWillBeSent").OnEvent += (_, sent) =>
            asked[sent!.Value.GetProperty("requestId").GetString()!] = sent.Value.GetProperty("request").GetProperty("url").GetString()!;
        network.Event("Network.loadingFinished").OnEvent += (_, finished) =>
            got[finished!.Value.GetProperty("requestId").GetString()!] = (long)finished.Value.GetProperty("encodedDataLength").GetDouble();
        await network.SendAsync("Network.enable");
        await network.SendAsync("Network.emulateNetworkConditions", new()
        {
            ["offline"] = false,
            ["latency"] = 400,
            ["downloadThroughput"] = 400_000 / 8,
            ["uploadThroughput"] = 400_000 / 8,
        });
        await page.GotoAsync(address.ToString(), new() { WaitUntil = WaitUntilState.Load, Timeout = 60_000 });
        await page.WaitForFunctionAsync(Paints);
        var times = await page.EvaluateAsync<JsonElement>(Times);
        return new(times[0].GetDouble(), times[1].GetDouble(), got.Values.Sum(), [.. got.Select(pair => $"{pair.Value,7:N0} bytes  {asked[pair.Key]}").Order()]);
    }
}
