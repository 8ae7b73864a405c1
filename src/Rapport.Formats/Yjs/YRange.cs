namespace Rapport.Formats.Yjs;

/// <summary>Units of one client that follow one another.</summary>
/// <param name="Client">Who made them.</param>
/// <param name="Clock">The clock of the first.</param>
/// <param name="Length">How many; at least one.</param>
public readonly record struct YRange(long Client, int Clock, int Length)
{
    /// <summary>The clock behind the last.</summary>
    public int End => Clock + Length;

    /// <summary>Adds one that does not begin before the last, and makes one of both where they touch.</summary>
    internal static void Append(List<YRange> ranges, YRange range)
    {
        if (ranges.Count > 0 && ranges[^1] is var last && last.Client == range.Client && last.End >= range.Clock)
        {
            ranges[^1] = last with { Length = Math.Max(last.End, range.End) - last.Clock };
        }
        else
        {
            ranges.Add(range);
        }
    }
}
