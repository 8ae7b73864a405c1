using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using Rapport.Formats.Schedules;

namespace Rapport.Formats.Calendar;

/// <summary>
/// Expands an event that repeats, within bounds: rules that end, by day or longer, with a modest number of parts. A programme
/// needs no more, and a hostile rule can ask for millions of dates in one step.
/// </summary>
internal static class Repetition
{
    private const int MostDates = 400;
    private const int MostCombinations = 1_000;
    private const int MostText = 8_000;
    private static readonly string[] Frequencies = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"];

    /// <summary>Why an event's dates are not followed; null when they are.</summary>
    public static Remark? Objection(EventLines lines)
    {
        if (lines.RepeatsLength > MostText)
            return Remark.OddRepeats;
        if (lines.Rule is not { } rule)
            return null;
        var parts = rule.Split(';').Select(part => part.Split('=', 2)).Where(part => part.Length == 2)
            .ToLookup(part => part[0].Trim().ToUpperInvariant(), part => part[1].Trim());
        var combinations = parts.Where(part => part.Key.StartsWith("BY", StringComparison.Ordinal))
            .Aggregate(1L, (product, part) => Math.Min(product * (1 + part.Sum(list => list.Count(sign => sign == ','))), MostCombinations + 1));
        var interval = parts["INTERVAL"].FirstOrDefault() ?? "1";
        if (!Frequencies.Contains(parts["FREQ"].FirstOrDefault()) || combinations > MostCombinations || !int.TryParse(interval, out var step) || step is < 1 or > 1000)
            return Remark.OddRepeats;
        return parts.Contains("COUNT") || parts.Contains("UNTIL") ? null : Remark.Endless;
    }

    /// <summary>The dates in order, each once, at most 400; null when Ical.Net cannot follow the rule.</summary>
    public static IReadOnlyList<Period>? Dates(CalendarEvent found, out bool wasCut)
    {
        wasCut = false;
        try
        {
            var dates = found.GetOccurrences(found.DtStart, new EvaluationOptions { MaxUnmatchedIncrementsLimit = 1_000 })
                .Select(occurrence => occurrence.Period).DistinctBy(period => period.StartTime.AsUtc).Take(MostDates + 1).ToList();
            wasCut = dates.Count > MostDates;
            return dates.Count == 0 ? null : dates[..Math.Min(dates.Count, MostDates)];
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            return null;
        }
    }
}
