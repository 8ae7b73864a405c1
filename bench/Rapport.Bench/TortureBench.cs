using System.CommandLine;
using System.Diagnostics;
using Rapport.Bench.Staging;
using Rapport.Bench.Torture;

namespace Rapport.Bench;

/// <summary>Producers post while the server is killed again and again: what it acknowledged must be there, once.</summary>
internal static class TortureBench
{
    private static readonly TimeSpan Bound = TimeSpan.FromHours(1);
    private static readonly TimeSpan Lull = TimeSpan.FromSeconds(5);

    public static Command Command()
    {
        var kills = new Option<int>("--kills") { Description = "How often the server is killed (SIGKILL) and started again.", DefaultValueFactory = _ => 100 };
        var producers = new Option<int>("--producers") { Description = "How many post at once.", DefaultValueFactory = _ => 16 };
        var seed = new Option<int>("--seed") { Description = "Chooses the moments of the kills.", DefaultValueFactory = _ => 1 };
        var postgres = new Option<string?>("--postgres") { Description = "Connection string of an empty database; SQLite without." };
        var command = new Command("torture", "Kills the server under load; nothing it acknowledged may be lost or doubled.") { kills, producers, seed, postgres };
        command.SetAction((parsed, token) => RunAsync(parsed.GetValue(kills), parsed.GetValue(producers), new Random(parsed.GetValue(seed)), parsed.GetValue(postgres), token));
        return command;
    }

    private static async Task RunAsync(int kills, int count, Random random, string? postgres, CancellationToken cancellationToken)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(Bound);
        await using var stage = await Stage.OpenAsync(postgres, bound.Token);
        var producers = new List<TortureProducer>();
        for (var place = 1; place <= count; place++)
        {
            using var reporter = await stage.AddReporterAsync(place, bound.Token);
            producers.Add(new(stage, place, reporter.CookieHeader));
        }

        var starts = await KillAsync(stage, producers, kills, random, bound.Token);
        await stage.StopAsync();
        await using var rows = await KeptRows.OpenAsync(stage.DatabaseFile, postgres, bound.Token);
        Prove(producers, await rows.EntriesAsync(bound.Token));
        var looked = await rows.CheckAsync(bound.Token);
        Figures.Say($"{producers.Sum(producer => producer.Acknowledged.Count)} entries by {count} producers, {kills} kills: none lost, none doubled; {looked}");
        Figures.Say($"{producers.Sum(producer => producer.Retries)} requests were broken off and sent again; {producers.Sum(producer => producer.AlreadyHad)} entries had been kept although their answer was lost");
        Figures.Say($"from a kill to the first page: median {Figures.Median(starts):0} ms   longest {starts.Max():0} ms");
        producers.ForEach(producer => producer.Dispose());
    }

    /// <summary>Milliseconds from each kill to the first page of the next server.</summary>
    private static async Task<List<double>> KillAsync(Stage stage, List<TortureProducer> producers, int kills, Random random, CancellationToken cancellationToken)
    {
        using var stop = new CancellationTokenSource();
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var posting = Task.WhenAll(producers.Select(producer => Task.Run(() => PostAsync(producer, failed, stop.Token))));
        var starts = new List<double>();
        while (starts.Count < kills && !posting.IsCompleted)
        {
            await UnderLoadAsync(producers, random.Next(1, 400), failed.Token);
            var killed = Stopwatch.GetTimestamp();
            await stage.CrashAsync(cancellationToken);
            starts.Add(Stopwatch.GetElapsedTime(killed).TotalMilliseconds);
        }

        await stop.CancelAsync();
        await posting;
        return starts;
    }

    /// <summary>In the middle of the work: so many more are acknowledged, or none came for a while.</summary>
    private static async Task UnderLoadAsync(List<TortureProducer> producers, int more, CancellationToken failed)
    {
        var (wanted, began) = (producers.Sum(producer => producer.Count) + more, Stopwatch.GetTimestamp());
        while (producers.Sum(producer => producer.Count) < wanted && Stopwatch.GetElapsedTime(began) < Lull && !failed.IsCancellationRequested)
        {
            await Task.Delay(1, failed).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task PostAsync(TortureProducer producer, CancellationTokenSource failed, CancellationToken stop)
    {
        try
        {
            await producer.RunAsync(stop, failed.Token);
        }
        catch
        {
            // One wrong answer is enough: the others need not go on.
            await failed.CancelAsync();
            throw;
        }
    }

    private static void Prove(List<TortureProducer> producers, List<(Guid Id, string Text, long Number)> rows)
    {
        var kept = rows.ToDictionary(row => row.Id);
        Must(rows.DistinctBy(row => row.Text).Count() == rows.Count, "an entry is there twice");
        Must(rows.DistinctBy(row => row.Number).Count() == rows.Count, "two entries have one number");
        foreach (var (id, number) in producers.SelectMany(producer => producer.Acknowledged))
        {
            Must(kept.TryGetValue(id, out var row), $"{id} was acknowledged and is lost");
            Must(row.Number == number, $"{id} has another number than was answered");
        }

        Must(rows.Count == producers.Sum(producer => producer.Acknowledged.Count), "there is an entry that nobody sent");
        Must(producers.TrueForAll(producer => producer.Acknowledged.Values.SequenceEqual(producer.Acknowledged.Values.Order())), "a producer's entries are out of order");
    }

    private static void Must(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new BenchFailure($"Torture found that {otherwise}.");
        }
    }
}
