using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Rapport.Bench.Children;
using Rapport.Bench.Load;
using Rapport.Bench.Staging;

namespace Rapport.Bench;

/// <summary>Readers of a live event over Server-Sent Events while entries are posted, beside a bare loop that writes the same bytes.</summary>
internal sealed class LiveBench(LiveBenchOptions options)
{
    public static Command Command()
    {
        var readers = new Option<int>("--readers") { Description = "Open streams.", DefaultValueFactory = _ => 2000 };
        var rate = new Option<double>("--rate") { Description = "Entries posted in a second.", DefaultValueFactory = _ => 20 };
        var seconds = new Option<double>("--seconds") { Description = "How long entries are posted.", DefaultValueFactory = _ => 60 };
        var bare = new Option<bool>("--bare") { Description = "Measure the bare loop as well, after the product." };
        var postgres = new Option<string?>("--postgres") { Description = "Connection string of an empty database; SQLite without." };
        var command = new Command("live", "Delay from an entry's acknowledgement to its readers.") { readers, rate, seconds, bare, postgres };
        command.SetAction((parsed, token) => new LiveBench(new(parsed.GetValue(readers), parsed.GetValue(rate), TimeSpan.FromSeconds(parsed.GetValue(seconds)))
        {
            IsBeside = parsed.GetValue(bare),
            Postgres = parsed.GetValue(postgres),
        }).RunAsync(token));
        return command;
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        OpenFiles.MustAllow(options.Readers + 500);
        await using var stage = await Stage.OpenAsync(options.Postgres, cancellationToken);
        var number = await WarmUpAsync(stage, cancellationToken);
        var message = await MessageAsync(stage, number, cancellationToken);
        Figures.Say($"{options.Readers} readers, {options.Rate} entries/s for {options.Duration.TotalSeconds} s; a message has {message.Length} bytes");

        var following = RoundAsync(
            "product",
            new LiveReaders(stage.Server.EndPoint, $"/live/{stage.EventId}?after={number}", options.Readers),
            stage.Server.ProcessId,
            number + 1,
            (index, token) => PostAsync(stage, index, token),
            cancellationToken);
        var ours = await following;
        if (!options.IsBeside)
        {
            return;
        }

        await using var bare = await BareChild.StartAsync([], null, cancellationToken);
        using var poster = new Visitor(bare.Address);
        var theirs = await RoundAsync(
            "bare",
            new LiveReaders(bare.EndPoint, "/live", options.Readers),
            bare.ProcessId,
            0,
            async (index, token) =>
            {
                var text = message.Replace($"\"n\":{number}", string.Create(CultureInfo.InvariantCulture, $"\"n\":{index}"), StringComparison.Ordinal);
                using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
                await poster.PostAsync("/live", content, token);
                return index;
            },
            cancellationToken);
        Figures.Say($"ratio of p99, product to bare: {ours / theirs:0.00}");
    }

    /// <summary>A first stretch with a few readers: what the program itself grows by is not counted as theirs.</summary>
    private static async Task<long> WarmUpAsync(Stage stage, CancellationToken cancellationToken)
    {
        var number = await PostAsync(stage, 0, cancellationToken);
        using var few = new LiveReaders(stage.Server.EndPoint, $"/live/{stage.EventId}?after={number}", 20);
        await few.OpenAsync(cancellationToken);
        for (var index = 1; index <= 300; index++)
        {
            number = await PostAsync(stage, index, cancellationToken);
        }

        // Until the last of it has been told, the first round would begin behind.
        await Task.Delay(TimeSpan.FromSeconds(2), cancellationToken);
        return number;
    }

    /// <summary>Opens the readers, posts at the rate, waits for the last read, and answers the p99.</summary>
    private async Task<double> RoundAsync(
        string name, LiveReaders readers, int processId, long firstNumber, Func<int, CancellationToken, Task<long>> post, CancellationToken cancellationToken)
    {
        using (readers)
        {
            var before = ResidentMemory.Of(processId);
            await readers.OpenAsync(cancellationToken);
            await Task.Delay(options.Settling, cancellationToken);
            var open = ResidentMemory.Of(processId);
            var sheet = new LiveSheet(firstNumber, options.Events, options.Readers);
            readers.Note(sheet);
            await PostAllAsync(sheet, post, cancellationToken);
            await AwaitReadsAsync(sheet, cancellationToken);
            var after = ResidentMemory.Of(processId);
            var delays = sheet.Delays();
            Figures.Say($"{name,-8} p50 {Figures.Quantile(delays, 0.5),7:0.0} ms   p99 {Figures.Quantile(delays, 0.99),7:0.0} ms   most {Figures.Quantile(delays, 1),7:0.0} ms   {delays.Count:N0} reads");
            Figures.Say($"{name,-8} memory {before / 1024.0:0.0} MiB alone; a reader {PerReader(before, open):0.0} KiB when open, {PerReader(before, after):0.0} KiB at the end");
            Figures.Say($"{name,-8} missing {sheet.Missing}, given twice {sheet.Repeated}, streams that ended {readers.Ended}");
            return sheet.Missing + sheet.Repeated + readers.Ended == 0
                ? Figures.Quantile(delays, 0.99)
                : throw new BenchFailure("Not every reader was given every event exactly once.");
        }
    }

    private async Task PostAllAsync(LiveSheet sheet, Func<int, CancellationToken, Task<long>> post, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1 / options.Rate));
        var posting = new List<Task>(options.Events);
        for (var index = 0; index < options.Events && await timer.WaitForNextTickAsync(cancellationToken); index++)
        {
            var mine = index;
            posting.Add(Task.Run(async () => sheet.Acknowledge(await post(mine, cancellationToken)), cancellationToken));
        }

        await Task.WhenAll(posting);
    }

    private async Task AwaitReadsAsync(LiveSheet sheet, CancellationToken cancellationToken)
    {
        var until = System.Diagnostics.Stopwatch.GetTimestamp();
        while (sheet.Awaited > 0 && System.Diagnostics.Stopwatch.GetElapsedTime(until) < options.Patience)
        {
            await Task.Delay(50, cancellationToken);
        }
    }

    private static async Task<long> PostAsync(Stage stage, int index, CancellationToken cancellationToken)
    {
        var answer = Operations.Answers(await stage.Host.SendOperationsAsync(stage.EventId, Operations.Batch([PostedEntry.Note(index)]), cancellationToken))[0];
        return answer.Status == "accepted" ? answer.Number : throw new BenchFailure($"An entry was not accepted: {answer.Status} {answer.Code}");
    }

    /// <summary>An entry's event as the product writes it, from its polling address.</summary>
    private static async Task<string> MessageAsync(Stage stage, long number, CancellationToken cancellationToken)
    {
        using var visitor = new Visitor(stage.Server.Address);
        var polled = await visitor.GetAsync(string.Create(CultureInfo.InvariantCulture, $"/live/{stage.EventId}/after/{number - 1}"), cancellationToken);
        var change = JsonNode.Parse(polled)!["changes"]!.AsArray().SingleOrDefault(change => change!["n"]!.GetValue<long>() == number);
        return change is not null
            ? string.Create(CultureInfo.InvariantCulture, $"id: {number}\ndata: {{\"upTo\":{number},\"changes\":[{change.ToJsonString()}]}}\n\n")
            : throw new BenchFailure("The polling address does not show the entry that was posted.");
    }

    private double PerReader(long before, long after) => (after - before) / (double)options.Readers;
}
