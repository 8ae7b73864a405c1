using System.Text;
using Rapport.Formats.Schedules;

namespace Rapport.Formats.Calendar;

/// <summary>
/// Takes a calendar file apart into its events' lines, so that one broken event does not cost the others and only what a
/// programme needs reaches the parser. Refuses a file that stops in the middle: what is missing would look removed.
/// </summary>
internal sealed class CalendarParts
{
    private const int MostLines = 500;

    // Longer than any text that is kept, so that a cut here still shows as a cut there.
    private const int LongestValue = 200_000;

    private static readonly HashSet<string> Wanted = new(StringComparer.Ordinal)
    {
        "UID", "SUMMARY", "DESCRIPTION", "LOCATION", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE",
        "RECURRENCE-ID", "STATUS", "CATEGORIES", "URL", "SEQUENCE",
    };

    private readonly Stack<string> open = new();
    private readonly Dictionary<string, string> aliases = new(StringComparer.Ordinal);
    private string? zoneId;

    /// <summary>The lines of each VEVENT, without those of the parts inside it.</summary>
    public List<List<ContentLine>> Events { get; } = [];

    public string? Name { get; private set; }

    public string? ZoneName { get; private set; }

    /// <summary>For a zone that the file defines under a name of its own, the IANA name it gives beside it.</summary>
    public string? Alias(string zone) => aliases.GetValueOrDefault(zone);

    public Refusal? Take(string text, ScheduleLimits limits)
    {
        var hasCalendar = false;
        foreach (var raw in Unfold(text))
        {
            if (ContentLine.Parse(raw) is not { } line)
                continue;
            var (name, value) = (line.Name, line.Value.Trim());
            if (name == "BEGIN")
            {
                open.Push(value.ToUpperInvariant());
                hasCalendar |= open.Peek() == "VCALENDAR";
                if (Begin(limits) is { } refusal)
                    return refusal;
            }
            else if (name == "END")
            {
                if (!open.TryPop(out var last) || !last.Equals(value, StringComparison.OrdinalIgnoreCase))
                    return new("damaged", $"The calendar is damaged: an END:{Tidy.Line(value, 40)} does not belong to what is open there.");
            }
            else
            {
                Property(line);
            }
        }

        if (open.Count > 0)
            return new("truncated", "The calendar stops in the middle; fetch the file again.");
        return hasCalendar ? null : new("unknown_format", "This file has no VCALENDAR, so it is not an iCalendar file.");
    }

    private static IEnumerable<string> Unfold(string text)
    {
        using var lines = new StringReader(text);
        var line = new StringBuilder();
        while (lines.ReadLine() is { } raw)
        {
            if (raw.Length == 0)
                continue;
            if (raw[0] is ' ' or '\t')
            {
                line.Append(raw.AsSpan(1));
                continue;
            }

            if (line.Length > 0)
                yield return line.ToString();
            line.Clear().Append(raw);
        }

        if (line.Length > 0)
            yield return line.ToString();
    }

    private Refusal? Begin(ScheduleLimits limits)
    {
        if (open.Count > limits.Depth)
            return new("too_deep", "The calendar is nested too deeply for a programme.");
        if (open.Peek() == "VTIMEZONE")
            zoneId = null;
        if (open.Peek() != "VEVENT")
            return null;
        Events.Add([]);
        return Events.Count > limits.Sessions
            ? new("too_many_sessions", $"This file has more than {limits.Sessions} sessions, which is more than one event can hold.")
            : null;
    }

    private void Property(ContentLine line)
    {
        if (!open.TryPeek(out var part))
        {
            // Some exporters write the calendar's name after its end.
            part = "VCALENDAR";
        }

        if (part == "VEVENT" && Wanted.Contains(line.Name) && Events[^1].Count < MostLines)
            Events[^1].Add(line.Value.Length > LongestValue ? line with { Value = line.Value[..LongestValue] } : line);
        else if (part == "VCALENDAR" && line.Name is "X-WR-CALNAME" or "NAME")
            Name ??= line.Value.Replace("\\,", ",", StringComparison.Ordinal).Replace("\\;", ";", StringComparison.Ordinal);
        else if (part == "VCALENDAR" && line.Name == "X-WR-TIMEZONE")
            ZoneName ??= line.Value;
        else if (part == "VTIMEZONE" && line.Name == "TZID")
            zoneId = line.Value.Trim();
        else if (part == "VTIMEZONE" && line.Name == "X-LIC-LOCATION" && zoneId is not null)
            aliases[zoneId] = line.Value;
    }
}
