using System.CommandLine;
using Rapport.Bench.Children;
using Rapport.Bench.Load;
using Rapport.Bench.Staging;

namespace Rapport.Bench;

/// <summary>
/// The front page of a live event against Kestrel that answers the same bytes from memory: to visitors, while entries
/// are posted, and to somebody signed in.
/// </summary>
internal sealed class PageBench(PageBenchOptions options)
{
    public static Command Command()
    {
        var entries = new Option<int>("--entries") { Description = "Entries in the event.", DefaultValueFactory = _ => 200 };
        var connections = new Option<int>("--connections") { Description = "Connections of the load client.", DefaultValueFactory = _ => 64 };
        var seconds = new Option<double>("--seconds") { Description = "Length of each measurement.", DefaultValueFactory = _ => 10 };
        var rounds = new Option<int>("--rounds") { Description = "Pairs of measurements; the median counts.", DefaultValueFactory = _ => 3 };
        var encoding = new Option<string?>("--encoding") { Description = "Accept-Encoding of the load; browsers' own without.", DefaultValueFactory = _ => "gzip, deflate, br, zstd" };
        var postgres = new Option<string?>("--postgres") { Description = "Connection string of an empty database; SQLite without." };
        var command = new Command("page", "Requests a second of the event page, beside a bare server.") { entries, connections, seconds, rounds, encoding, postgres };
        command.SetAction((parsed, token) => new PageBench(new(
            parsed.GetValue(entries), parsed.GetValue(connections), TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(rounds))
        {
            Encoding = parsed.GetValue(encoding),
            Postgres = parsed.GetValue(postgres),
        }).RunAsync(token));
        return command;
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var stage = await Stage.OpenAsync(options.Postgres, cancellationToken);
        await stage.FillAsync(stage.Host, options.Entries, cancellationToken);
        using var visitor = new Visitor(stage.Server.Address);
        var (page, encoding) = await visitor.GetBytesAsync(stage.EventPath, options.Encoding, cancellationToken);
        await using var bare = await BareChild.StartAsync(page, encoding, cancellationToken);
        Figures.Say($"Page of {options.Entries} entries: {page.Length:N0} bytes {encoding ?? "plain"}; {options.Connections} connections, {options.Duration.TotalSeconds} s each, {options.Rounds} rounds");

        await CompareAsync("visitor", stage, bare, cookie: null, cancellationToken);
        await using (new SteadyPoster(stage, perSecond: 5))
        {
            await CompareAsync("visitor, 5 entries/s", stage, bare, cookie: null, cancellationToken);
        }

        await CompareAsync("signed in", stage, bare, stage.Host.CookieHeader, cancellationToken);
    }

    private async Task CompareAsync(string name, Stage stage, BareChild bare, string? cookie, CancellationToken cancellationToken)
    {
        var request = RawRequest.Get(stage.EventPath, options.Encoding, cookie);
        var product = new PageLoad(stage.Server.EndPoint, request, options.Connections);
        var other = new PageLoad(bare.EndPoint, request, options.Connections);
        await product.RunAsync(options.WarmUp, cancellationToken);
        await other.RunAsync(options.WarmUp, cancellationToken);
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var round = 0; round < options.Rounds; round++)
        {
            ours.Add(await product.RunAsync(options.Duration, cancellationToken));
            theirs.Add(await other.RunAsync(options.Duration, cancellationToken));
        }

        Figures.Say($"{name,-22} product {Figures.Median(ours),8:N0}/s   bare {Figures.Median(theirs),8:N0}/s   ratio {Figures.Median(ours) / Figures.Median(theirs):0.00}");
    }
}
