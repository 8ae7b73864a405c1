using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Rapport.Bench.Replay;
using Rapport.Bench.Staging;
using Rapport.Formats.Livelogs;

namespace Rapport.Bench;

/// <summary>
/// Replays a real meeting as several reporters at once and proves that every line arrived once and in order: in the
/// answers, at a polling reader, on the pages, and when all of it is sent again.
/// </summary>
internal sealed class ReplayBench(ReplayOptions options)
{
    public static Command Command()
    {
        var file = new Argument<string>("FILE") { Description = "An IRC log as W3C groups keep it, or MeetBot's JSON." };
        var speed = new Option<string>("--speed") { Description = "Times faster than it was, or true-pace.", DefaultValueFactory = _ => "60" };
        var reporters = new Option<int>("--reporters") { Description = "Reporters at once.", DefaultValueFactory = _ => 4 };
        var batch = new Option<int>("--batch") { Description = "Most lines in one request.", DefaultValueFactory = _ => 10 };
        var behind = new Option<string?>("--behind") { Description = "A programme file that is imported first; lines then go to its sessions." };
        var server = new Option<string?>("--server") { Description = "A running server on this machine; without, one is started for the replay." };
        var path = new Option<string?>("--event") { Description = "The event's address on that server, such as /space/event." };
        var cookies = new Option<string[]>("--cookie") { Description = "A reporter's sign-in cookie there, as NAME=VALUE; once for each reporter." };
        var postgres = new Option<string?>("--postgres") { Description = "Connection string of an empty database; SQLite without." };
        var command = new Command("replay", "Replay a meeting's log and prove that nothing was lost.") { file, speed, reporters, batch, behind, server, path, cookies, postgres };
        command.SetAction((parsed, token) => new ReplayBench(new(parsed.GetRequiredValue(file), Speed(parsed.GetRequiredValue(speed)))
        {
            Reporters = Math.Max(1, parsed.GetValue(reporters)),
            Batch = Math.Max(1, parsed.GetValue(batch)),
            Behind = parsed.GetValue(behind),
            Server = parsed.GetValue(server) is { } address ? new Uri(address) : null,
            EventPath = parsed.GetValue(path),
            Cookies = parsed.GetValue(cookies) ?? [],
            Postgres = parsed.GetValue(postgres),
        }).RunAsync(token));
        return command;
    }

    private static double Speed(string text) =>
        text == "true-pace" ? 1
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var speed) && speed > 0 ? speed
        : throw new BenchFailure("A speed is a number above 0, or true-pace.");

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var log = LivelogReader.Read(await File.ReadAllBytesAsync(options.File, cancellationToken))
            ?? throw new BenchFailure($"{options.File} is no log that can be read.");
        if (options.Server is { } server)
        {
            await RunAsync(log, await ReplayTarget.AtAsync(server, options.EventPath ?? "", options.Cookies, cancellationToken), cancellationToken);
            return;
        }

        await using var stage = await Stage.OpenAsync(options.Postgres, cancellationToken);
        if (options.Behind is { } programme)
        {
            var import = await Import.RunAsync(stage.Host, stage.EventPath, programme, cancellationToken);
            Figures.Say($"programme behind it: {import.Added} sessions, previewed in {import.Preview.TotalSeconds:0.00} s, imported in {import.Import.TotalSeconds:0.00} s");
        }

        var reporters = new List<Visitor>();
        for (var number = 1; number <= options.Reporters; number++)
        {
            reporters.Add(await stage.AddReporterAsync(number, cancellationToken));
        }

        await RunAsync(log, new(stage.Server.Address, stage.EventPath, stage.EventId, reporters), cancellationToken);
    }

    private async Task RunAsync(Livelog log, ReplayTarget target, CancellationToken cancellationToken)
    {
        var sessions = options.Behind is null ? [] : await target.SessionsAsync(cancellationToken);
        using var visitor = new Visitor(target.Server);
        var reader = new PollingReader(visitor, target.EventId);
        await reader.StartAsync(await LiveNumber.OfAsync(visitor, target.EventPath, cancellationToken), cancellationToken);

        var script = MeetingScript.Write(log, options.Speed, target.Reporters.Count, sessions, TimeProvider.System.GetUtcNow());
        var outboxes = target.Reporters.Select((reporter, index) =>
            new ReporterOutbox(reporter, target.EventId, [.. script.Lines.Where(line => line.Reporter == index)], options.Batch)).ToArray();
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(SendAsync(outboxes, began, reader, cancellationToken));
        var elapsed = Stopwatch.GetElapsedTime(began);

        var proof = new ReplayProof(script, outboxes);
        proof.OfAnswers();
        proof.OfPolling(reader);
        proof.OfPages(await StreamPages.ReadAsync(visitor, target.EventPath, cancellationToken));
        await Task.WhenAll(outboxes.Select(outbox => outbox.SendAgainAsync(cancellationToken)));
        proof.OfPages(await StreamPages.ReadAsync(visitor, target.EventPath, cancellationToken));
        Say(log, target, sessions.Count, elapsed, outboxes);
    }

    private static async Task SendAsync(ReporterOutbox[] outboxes, long began, PollingReader reader, CancellationToken cancellationToken)
    {
        var last = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var following = reader.FollowAsync(last.Task, failed.Token);
        try
        {
            await Task.WhenAll(outboxes.Select(outbox => outbox.SendAsync(began, failed.Token)));
        }
        catch
        {
            await failed.CancelAsync();
            throw;
        }

        last.SetResult(outboxes.SelectMany(outbox => outbox.Numbers.Values).Max());
        await following.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
    }

    private void Say(Livelog log, ReplayTarget target, int sessions, TimeSpan elapsed, ReporterOutbox[] outboxes)
    {
        double[] delays = [.. outboxes.SelectMany(outbox => outbox.Delays).Order()];
        var nicks = log.Lines.Select(line => line.Nick).Distinct().Count();
        Figures.Say($"{Path.GetFileName(options.File)}: {log.Lines.Count} lines of {nicks} people by {target.Reporters.Count} reporters into {(sessions == 0 ? "the event" : $"{sessions} sessions")}, {options.Speed}x, in {elapsed.TotalSeconds:0.0} s");
        Figures.Say($"answers: p50 {Figures.Quantile(delays, 0.5):0.0} ms   p99 {Figures.Quantile(delays, 0.99):0.0} ms   {delays.Length} requests");
        Figures.Say($"every line arrived once and in order: in the answers, by polling, on the pages, and when sent again");
    }
}
