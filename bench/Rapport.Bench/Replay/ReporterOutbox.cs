using System.Diagnostics;
using Rapport.Bench.Staging;

namespace Rapport.Bench.Replay;

/// <summary>A reporter's device: sends its own lines in their order, in small batches, and keeps each until it is answered.</summary>
internal sealed class ReporterOutbox(Visitor reporter, Guid eventId, IReadOnlyList<ScriptLine> lines, int batch)
{
    private readonly List<double> delays = [];

    /// <summary>The number in the stream that each entry was given.</summary>
    public Dictionary<Guid, long> Numbers { get; } = [];

    /// <summary>Milliseconds from sending a batch to its answer.</summary>
    public IReadOnlyList<double> Delays => delays;

    public async Task SendAsync(long began, CancellationToken cancellationToken)
    {
        for (var next = 0; next < lines.Count;)
        {
            var wait = lines[next].Due - Stopwatch.GetElapsedTime(began);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, cancellationToken);
            }

            var elapsed = Stopwatch.GetElapsedTime(began);
            var due = lines.Skip(next).TakeWhile(line => line.Due <= elapsed).Take(batch).Select(line => line.Entry).ToArray();
            next += await SendAsync(due, "accepted", cancellationToken);
        }
    }

    /// <summary>Sends everything once more, as a device does whose answers were lost: the server must say that it had it.</summary>
    public async Task SendAgainAsync(CancellationToken cancellationToken)
    {
        var before = new Dictionary<Guid, long>(Numbers);
        foreach (var part in lines.Select(line => line.Entry).Chunk(100))
        {
            await SendAsync(part, "already_had", cancellationToken);
        }

        if (before.Any(pair => Numbers[pair.Key] != pair.Value))
        {
            throw new BenchFailure("An entry that was sent twice was given another number.");
        }
    }

    private async Task<int> SendAsync(PostedEntry[] entries, string expected, CancellationToken cancellationToken)
    {
        if (entries.Length == 0)
        {
            return 0;
        }

        var sent = Stopwatch.GetTimestamp();
        var answers = Operations.Answers(await reporter.SendOperationsAsync(eventId, Operations.Batch(entries), cancellationToken));
        delays.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        foreach (var (entry, answer) in entries.Zip(answers))
        {
            if (answer.Id != entry.Id.ToString() || answer.Status != expected)
            {
                throw new BenchFailure($"The server answered {answer.Status} {answer.Code} where {expected} was due: {entry.Text}");
            }

            Numbers[entry.Id] = answer.Number;
        }

        return answers.Count == entries.Length ? entries.Length : throw new BenchFailure("The server did not answer every operation.");
    }
}
