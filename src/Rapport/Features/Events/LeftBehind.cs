using Rapport.Shared;

namespace Rapport.Features.Events;

/// <summary>What an organiser is asked before the days or the zone change under a programme that stands.</summary>
internal static class LeftBehind
{
    private const int Named = 5;

    /// <summary>Null where nothing is left on another day, and no time means another moment.</summary>
    public static Problem? Of(Event held, (DateOnly From, DateOnly To, string Zone) was, IReadOnlyList<(string Title, DateOnly Day)> timed)
    {
        var isMoved = (was.From, was.To) != (held.StartsOn, held.EndsOn);
        var outside = timed.Where(one => isMoved && (one.Day < held.StartsOn || one.Day > held.EndsOn)).Select(one => $"“{one.Title}”").ToList();
        var isAnother = held.Zone != was.Zone && timed.Count > 0;
        return outside.Count == 0 && !isAnother ? null : new Problem("programme_stands", string.Join(' ', new[]
        {
            outside.Count switch { 0 => null, 1 => $"{outside[0]} is on a day outside these.", _ => $"{Names(outside)} are on days outside these." },
            isAnother ? $"What stands in the programme keeps its times on the clock, which are {EventZone.Of(held.Zone).PlainName} then." : null,
            "Nothing is saved yet: please say below what becomes of the programme.",
        }.OfType<string>()));
    }

    private static string Names(List<string> outside) => outside.Count > Named
        ? $"{string.Join(", ", outside.Take(Named))} and {outside.Count - Named} more"
        : $"{string.Join(", ", outside.SkipLast(1))} and {outside[^1]}";
}
