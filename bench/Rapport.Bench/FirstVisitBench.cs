using System.CommandLine;
using System.Text;
using Microsoft.Playwright;
using Rapport.Bench.Children;
using Rapport.Bench.Staging;
using Rapport.Bench.Visit;

namespace Rapport.Bench;

/// <summary>What a newcomer on a slow line waits for, beside a bare page; then how fast the server starts and what it holds when idle.</summary>
internal sealed class FirstVisitBench(string chromium, int rounds, TimeSpan idle)
{
    private const int BarePageBytes = 8000;
    private const string NotAPage = "/openapi/v1.json";

    public static Command Command()
    {
        var chromium = new Option<string>("--chromium") { Description = "The browser's program.", DefaultValueFactory = _ => "/usr/bin/chromium" };
        var rounds = new Option<int>("--rounds") { Description = "Visits of each page; the median counts.", DefaultValueFactory = _ => 5 };
        var idle = new Option<double>("--idle") { Description = "Seconds of idleness before memory is read.", DefaultValueFactory = _ => 10 };
        var command = new Command("first-visit", "First visit on a slow line, start of the server, idle memory.") { chromium, rounds, idle };
        command.SetAction((parsed, token) =>
            new FirstVisitBench(parsed.GetRequiredValue(chromium), parsed.GetValue(rounds), TimeSpan.FromSeconds(parsed.GetValue(idle))).RunAsync(token));
        return command;
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var stage = await Stage.OpenAsync(null, cancellationToken);
        await stage.FillAsync(stage.Host, 200, cancellationToken);
        await using var bare = await BareChild.StartAsync(BarePage(), null, cancellationToken);
        await VisitAsync(stage, bare, cancellationToken);
        await StartAsync(stage, cancellationToken);
    }

    private async Task VisitAsync(Stage stage, BareChild bare, CancellationToken cancellationToken)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = SlowVisit.BrowserArguments });
        var (ours, theirs) = (new List<SlowVisit>(), new List<SlowVisit>());
        for (var round = 0; round < rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ours.Add(await SlowVisit.MakeAsync(browser, new Uri(stage.Server.Address, stage.EventPath)));
            theirs.Add(await SlowVisit.MakeAsync(browser, bare.Address));
        }

        Say("event page", ours);
        Say("bare 8 kB", theirs);
        foreach (var request in ours[0].Requests)
        {
            Figures.Say($"  {request}");
        }
    }

    private async Task StartAsync(Stage stage, CancellationToken cancellationToken)
    {
        await stage.StopAsync();
        await using (var unvisited = await ProductServer.StartAsync(stage.Folder, NotAPage, null, cancellationToken))
        {
            Figures.Say($"idle memory before the first page {await IdleAsync(unvisited, cancellationToken):0} MiB");
        }

        foreach (var (name, path) in new[] { ("start page", "/"), ("event page", stage.EventPath) })
        {
            var starts = new List<double>();
            for (var round = 0; round < rounds; round++)
            {
                await using var server = await ProductServer.StartAsync(stage.Folder, path, null, cancellationToken);
                starts.Add(server.StartTime.TotalMilliseconds);
            }

            Figures.Say($"server start to first page, the {name}: {Figures.Median(starts):0} ms ({starts.Min():0} to {starts.Max():0})");
        }

        await using var visited = await ProductServer.StartAsync(stage.Folder, stage.EventPath, null, cancellationToken);
        Figures.Say($"idle memory after an event page {await IdleAsync(visited, cancellationToken):0} MiB");
    }

    private async Task<double> IdleAsync(ProductServer server, CancellationToken cancellationToken)
    {
        await Task.Delay(idle, cancellationToken);
        return ResidentMemory.Of(server.ProcessId) / 1024.0;
    }

    private static void Say(string name, List<SlowVisit> visits) =>
        Figures.Say($"{name,-10} first contentful paint {Figures.Median(visits.Select(visit => visit.Paint)),6:0} ms   load {Figures.Median(visits.Select(visit => visit.Load)),6:0} ms   {Figures.Median(visits.Select(visit => visit.Bytes / 1000.0)),6:0.0} kB   {Figures.Median(visits.Select(visit => (double)visit.Requests.Count)):0} requests");

    private static byte[] BarePage()
    {
        const string Head = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><link rel=\"icon\" href=\"data:,\"><title>Bare</title><h1>Bare</h1>";
        const string Line = "<p>Eight thousand bytes of plain words, and nothing else to fetch.</p>\n";
        var lines = (BarePageBytes - Head.Length) / Line.Length;
        return Encoding.UTF8.GetBytes(Head + string.Concat(Enumerable.Repeat(Line, lines)));
    }
}
