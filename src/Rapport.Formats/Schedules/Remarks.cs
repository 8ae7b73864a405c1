namespace Rapport.Formats.Schedules;

/// <summary>Counts what was odd about the sessions and says each oddity once.</summary>
internal sealed class Remarks
{
    private readonly Dictionary<Remark, (int Count, string? First)> counts = [];
    private readonly List<Remark> order = [];

    public void Add(Remark remark, string? example = null)
    {
        if (counts.TryGetValue(remark, out var seen))
        {
            counts[remark] = (seen.Count + 1, seen.First);
            return;
        }

        counts[remark] = (1, example);
        order.Add(remark);
    }

    public IReadOnlyList<string> Sentences() => [.. order.Select(Sentence)];

    /// <summary>What cost sessions, without examples, for a refusal; null when nothing did.</summary>
    public string? Losses()
    {
        var losses = order.Where(remark => remark.LeavesOut).Select(remark => remark.Say(counts[remark].Count)).ToList();
        return losses.Count == 0 ? null : string.Join(", ", losses);
    }

    private string Sentence(Remark remark)
    {
        var (count, first) = counts[remark];
        var example = first is null ? "" : $"{(count == 1 ? ":" : ", first")} “{first}”";
        return remark.Say(count) + example + ".";
    }
}
