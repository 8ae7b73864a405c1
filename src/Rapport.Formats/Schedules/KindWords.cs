using System.Text.RegularExpressions;

namespace Rapport.Formats.Schedules;

/// <summary>Reads the kind of a session from the source's word for it, else from a title such as "Lunch".</summary>
internal static partial class KindWords
{
    public static ScheduledKind Kind(string? type, string title, bool hasSpeakers)
    {
        if (!string.IsNullOrWhiteSpace(type) && type.Length <= 200)
            return ByType(type);
        return !hasSpeakers && BreakTitle().IsMatch(title) ? ScheduledKind.Break : ScheduledKind.Talk;
    }

    private static ScheduledKind ByType(string type) =>
        BreakWord().IsMatch(type) ? ScheduledKind.Break
        : WorkshopWord().IsMatch(type) ? ScheduledKind.Workshop
        : PanelWord().IsMatch(type) ? ScheduledKind.Panel
        : OtherWord().IsMatch(type) ? ScheduledKind.Other
        : ScheduledKind.Talk;

    [GeneratedRegex(@"^(?:(?:coffee|tea|lunch|dinner|morning|afternoon|comfort|short)[\s/&-]*)*(?:break|lunch|coffee|tea|breakfast|dinner|registration|refreshments|pause|mittagspause|kaffeepause)\b.{0,40}$", RegexOptions.IgnoreCase)]
    private static partial Regex BreakTitle();

    [GeneratedRegex(@"\b(?:break|lunch|coffee|pause|breakfast|registration)|^service$", RegexOptions.IgnoreCase)]
    private static partial Regex BreakWord();

    [GeneratedRegex(@"workshop|tutorial|hands.?on|training|codelab|\blab\b|masterclass", RegexOptions.IgnoreCase)]
    private static partial Regex WorkshopWord();

    [GeneratedRegex(@"panel|podium|round.?table|discussion|debate|fishbowl", RegexOptions.IgnoreCase)]
    private static partial Regex PanelWord();

    [GeneratedRegex(@"\bother\b|performance|concert|\bfilms?\b|movie|party\b|\bsocial\b|meeting|\bbof\b|ceremony|exhibition|\bstand(?:s|track)?\b|infodesk|meetup|\bgames?\b|dinner|reception", RegexOptions.IgnoreCase)]
    private static partial Regex OtherWord();
}
