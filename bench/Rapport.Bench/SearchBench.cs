using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Rapport.Bench.Load;
using Rapport.Bench.Search;
using Rapport.Bench.Staging;

namespace Rapport.Bench;

/// <summary>Searches of a space with many entries, by the page that people see, beside the engine's own queries for the same words.</summary>
internal sealed class SearchBench(int entries, int queries, int rounds)
{
    private static readonly TimeSpan IndexWithin = TimeSpan.FromMinutes(10);
    private readonly Vocabulary vocabulary = new();

    public static Command Command()
    {
        var entries = new Option<int>("--entries") { Description = "Entries in the space.", DefaultValueFactory = _ => 100_000 };
        var queries = new Option<int>("--queries") { Description = "Queries of each round.", DefaultValueFactory = _ => 300 };
        var rounds = new Option<int>("--rounds") { Description = "Pairs of measurements; the median counts.", DefaultValueFactory = _ => 3 };
        var postgres = new Option<string?>("--postgres") { Description = "Connection string of an empty database; SQLite without." };
        var command = new Command("search", "Searching many entries, beside the engine's own queries.") { entries, queries, rounds, postgres };
        command.SetAction((parsed, token) => new SearchBench(parsed.GetValue(entries), parsed.GetValue(queries), parsed.GetValue(rounds)).RunAsync(parsed.GetValue(postgres), token));
        return command;
    }

    private async Task RunAsync(string? postgres, CancellationToken cancellationToken)
    {
        await using var stage = await Stage.OpenAsync(postgres, cancellationToken);
        await FillAsync(stage, cancellationToken);
        var filled = Stopwatch.GetTimestamp();
        await using var bare = postgres is null
            ? await BareSearches.SqliteAsync(stage.DatabaseFile, cancellationToken)
            : await BareSearches.PostgresAsync(postgres, cancellationToken);
        await UntilIndexedAsync(bare, cancellationToken);
        Figures.Say($"{entries:N0} entries, {bare.Name}; all found {Stopwatch.GetElapsedTime(filled).TotalSeconds:0.0} s after the last was accepted");
        using var connection = await RawConnection.OpenAsync(stage.Server.EndPoint, cancellationToken);
        var path = stage.EventPath[..stage.EventPath.IndexOf('/', 1)] + "/search?q=";
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var round = 0; round <= rounds; round++)
        {
            var words = Enumerable.Range(0, queries).Select(vocabulary.Query).ToList();
            var mine = await MeasureAsync(words, word => SearchAsync(connection, path, word, cancellationToken));
            var other = await MeasureAsync(words, word => bare.FindAsync(word, cancellationToken));
            if (round == 0)
            {
                // Both have then compiled, planned and read what they need.
                continue;
            }

            Say("product", mine);
            Say("bare", other);
            ours.Add(Figures.Quantile(mine, 0.95));
            theirs.Add(Figures.Quantile(other, 0.95));
        }

        Figures.Say($"p95: product {Figures.Median(ours):0.0} ms   bare {Figures.Median(theirs):0.0} ms   ratio {Figures.Median(ours) / Figures.Median(theirs):0.00}");
    }

    private async Task FillAsync(Stage stage, CancellationToken cancellationToken)
    {
        for (var filled = 0; filled < entries; filled += 100)
        {
            var batch = Enumerable.Range(0, Math.Min(100, entries - filled)).Select(_ => vocabulary.Entry()).ToList();
            var answers = Operations.Answers(await stage.Host.SendOperationsAsync(stage.EventId, Operations.Batch(batch), cancellationToken));
            if (answers.FirstOrDefault(answer => answer.Status != "accepted") is { } refused)
            {
                throw new BenchFailure($"An entry was not accepted: {refused.Status} {refused.Code}");
            }
        }
    }

    private async Task UntilIndexedAsync(IBareSearch bare, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (await bare.CountAsync(cancellationToken) is var count && count < entries)
        {
            if (Stopwatch.GetElapsedTime(started) > IndexWithin)
            {
                throw new BenchFailure($"Only {count} of {entries} entries can be found after {IndexWithin.TotalMinutes} minutes.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, cancellationToken);
        }
    }

    private static async Task<List<double>> MeasureAsync(List<string> words, Func<string, Task<int>> find)
    {
        var times = new List<double>(words.Count);
        foreach (var word in words)
        {
            var started = Stopwatch.GetTimestamp();
            await find(word);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        times.Sort();
        return times;
    }

    private static async Task<int> SearchAsync(RawConnection connection, string path, string words, CancellationToken cancellationToken)
    {
        var (status, body) = await connection.ExchangeAsync(RawRequest.Get(path + Uri.EscapeDataString(words)), cancellationToken);
        return status == 200 && body.Span.IndexOf("data-tally"u8) > 0
            ? body.Length
            : throw new BenchFailure(string.Create(CultureInfo.InvariantCulture, $"The search answered {status}."));
    }

    private static void Say(string name, List<double> times) =>
        Figures.Say($"{name,-8} p50 {Figures.Quantile(times, 0.5),6:0.0} ms   p95 {Figures.Quantile(times, 0.95),6:0.0} ms   p99 {Figures.Quantile(times, 0.99),6:0.0} ms");
}
