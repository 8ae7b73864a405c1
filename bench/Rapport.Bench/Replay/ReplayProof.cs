namespace Rapport.Bench.Replay;

/// <summary>Compares what arrived with what was sent. Anything else than the same, once and in order, is a failure.</summary>
internal sealed class ReplayProof(MeetingScript script, IReadOnlyList<ReporterOutbox> outboxes)
{
    /// <summary>Each line has a number of its own, and those of one reporter rise in the reporter's order.</summary>
    public void OfAnswers()
    {
        var numbers = outboxes.SelectMany(outbox => outbox.Numbers).ToDictionary();
        Must(numbers.Count == script.Lines.Count, $"{numbers.Count} of {script.Lines.Count} lines were answered");
        Must(numbers.Values.Distinct().Count() == numbers.Count, "two lines were given the same number");
        foreach (var mine in script.Lines.GroupBy(line => line.Reporter))
        {
            var given = mine.Select(line => numbers[line.Entry.Id]).ToArray();
            Must(given.SequenceEqual(given.Order()), $"the lines of reporter {mine.Key + 1} lost their order");
        }
    }

    /// <summary>A reader who polled was told of each line once, under the number that its sender was answered.</summary>
    public void OfPolling(PollingReader reader)
    {
        var numbers = outboxes.SelectMany(outbox => outbox.Numbers).ToDictionary();
        var told = reader.Told.Where(entry => numbers.ContainsKey(entry.Id)).ToArray();
        Must(told.Length == told.DistinctBy(entry => entry.Id).Count(), "the polling reader was told of a line twice");
        Must(told.Length == numbers.Count, $"the polling reader was told of {told.Length} of {numbers.Count} lines");
        Must(told.All(entry => numbers[entry.Id] == entry.Number), "the polling reader was told another number than the sender");
    }

    /// <summary>The pages show each line once, ordered by when it was captured.</summary>
    public void OfPages(IReadOnlyList<Guid> newestFirst)
    {
        var sent = script.Lines.Select(line => line.Entry.Id).ToArray();
        var known = sent.ToHashSet();
        var shown = newestFirst.Reverse().Where(known.Contains).ToArray();
        Must(shown.Length == known.Count && shown.Distinct().Count() == known.Count, $"the pages show {shown.Distinct().Count()} of {known.Count} lines, {shown.Length} times");
        Must(shown.SequenceEqual(sent), "the pages show the lines in another order than the log");
    }

    private static void Must(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new BenchFailure($"The replay failed: {otherwise}.");
        }
    }
}
