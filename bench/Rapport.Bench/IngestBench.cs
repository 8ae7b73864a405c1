using System.CommandLine;
using Rapport.Bench.Ingest;
using Rapport.Bench.Staging;

namespace Rapport.Bench;

/// <summary>
/// Producers that send operations as fast as they are acknowledged, beside a bare loop of grouped inserts of every row
/// that such an operation writes, into a copy of the same database.
/// </summary>
internal sealed class IngestBench(int producers, TimeSpan duration, int rounds, int[] batches)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(12);

    public static Command Command()
    {
        var producers = new Option<int>("--producers") { Description = "Producers at once.", DefaultValueFactory = _ => 32 };
        var seconds = new Option<double>("--seconds") { Description = "Length of each measurement.", DefaultValueFactory = _ => 10 };
        var rounds = new Option<int>("--rounds") { Description = "Pairs of measurements; the median counts.", DefaultValueFactory = _ => 3 };
        var batches = new Option<int[]>("--batches") { Description = "Operations in a request.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [1, 50] };
        var postgres = new Option<string?>("--postgres") { Description = "Connection string of an empty database; SQLite without." };
        var command = new Command("ingest", "Operations a second through the device API, beside bare inserts.") { producers, seconds, rounds, batches, postgres };
        command.SetAction((parsed, token) =>
            new IngestBench(parsed.GetValue(producers), TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(rounds), parsed.GetValue(batches)!).RunAsync(parsed.GetValue(postgres), token));
        return command;
    }

    private async Task RunAsync(string? postgres, CancellationToken cancellationToken)
    {
        await using var stage = await Stage.OpenAsync(postgres, cancellationToken);
        await stage.FillAsync(stage.Host, 200, cancellationToken);
        await using var store = postgres is null
            ? await SqliteRows.OpenCopyAsync(stage.DatabaseFile, cancellationToken)
            : (IBareRows)await PostgresRows.OpenAsync(postgres, cancellationToken);
        Figures.Say($"{producers} producers, {duration.TotalSeconds} s each, {rounds} rounds, {store.Name}; an operation writes {store.Shape}");
        foreach (var batch in batches)
        {
            await CompareAsync(stage, store, batch, cancellationToken);
        }
    }

    private async Task CompareAsync(Stage stage, IBareRows store, int batch, CancellationToken cancellationToken)
    {
        var (ours, theirs) = (new List<IngestFigures>(), new List<IngestFigures>());
        // A server compiles its busy code again in its first seconds; the day is longer than these.
        var warmUp = new IngestLoad(producers, batch, WarmUp);
        await ProductIngest.RunAsync(stage, warmUp, cancellationToken);
        await stage.Server.UntilIdleAsync(cancellationToken);
        await new BareIngest(store).RunAsync(warmUp, cancellationToken);
        for (var round = 0; round < rounds; round++)
        {
            var load = new IngestLoad(producers, batch, duration);
            ours.Add(await ProductIngest.RunAsync(stage, load, cancellationToken));
            await stage.Server.UntilIdleAsync(cancellationToken);
            theirs.Add(await new BareIngest(store).RunAsync(load, cancellationToken));
        }

        Say("product", batch, ours);
        Say("bare", batch, theirs);
        Figures.Say($"batches of {batch,2}: ratio {Figures.Median(ours.Select(figures => figures.PerSecond)) / Figures.Median(theirs.Select(figures => figures.PerSecond)):0.000}");
    }

    private static void Say(string name, int batch, List<IngestFigures> rounds) =>
        Figures.Say($"batches of {batch,2}: {name,-8} {Figures.Median(rounds.Select(figures => figures.PerSecond)),9:N0} operations/s   p50 {Figures.Median(rounds.Select(figures => figures.P50)),7:0.0} ms   p99 {Figures.Median(rounds.Select(figures => figures.P99)),7:0.0} ms");
}
