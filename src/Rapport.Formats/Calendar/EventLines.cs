using System.Text;
using System.Text.RegularExpressions;
using Ical.Net.CalendarComponents;
using Rapport.Formats.Schedules;

namespace Rapport.Formats.Calendar;

/// <summary>
/// The lines of one event, brought into a form that Ical.Net takes: each property once, zones by names that are known here or not
/// at all, dates marked as dates.
/// </summary>
internal sealed partial class EventLines(IReadOnlyList<ContentLine> lines, CalendarParts calendar)
{
    // These may stand more than once; of all others the first counts.
    private static readonly string[] Repeatable = ["RDATE", "EXDATE", "CATEGORIES"];
    private static readonly string[] Repeats = ["RRULE", "RDATE", "EXDATE"];
    private static readonly string[] Timed = ["DTSTART", "DTEND", "RDATE", "EXDATE", "RECURRENCE-ID"];

    public bool HasUnknownZone { get; private set; }

    /// <summary>Read here and not from Ical.Net, which makes one up where there is none.</summary>
    public string? Uid => Value("UID");

    public string? Rule => Value("RRULE");

    public bool HasRepeats => lines.Any(line => Repeats.Contains(line.Name));

    /// <summary>UTF-16 units of all lines that say when the event repeats.</summary>
    public int RepeatsLength => lines.Where(line => Repeats.Contains(line.Name)).Sum(line => line.Value.Length);

    public string? Value(string name) => lines.FirstOrDefault(line => line.Name == name)?.Value.Trim();

    /// <summary>Null when Ical.Net can make nothing of the lines.</summary>
    public CalendarEvent? Parse(bool withRepeats)
    {
        var text = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var isRepeat = Repeats.Contains(line.Name);
            if ((isRepeat && !withRepeats) || (isRepeat && string.IsNullOrWhiteSpace(line.Value)))
                continue;
            if (seen.Add(line.Name) || Repeatable.Contains(line.Name))
                text.Append(line.Name).Append(Parameters(line)).Append(':').Append(line.Value.Trim()).Append("\r\n");
        }

        text.Append("END:VEVENT\r\nEND:VCALENDAR\r\n");
        return Parse(text.ToString());
    }

    // Ical.Net answers damaged values with exceptions of a dozen kinds; for us each means "this event cannot be read".
    private static CalendarEvent? Parse(string text)
    {
        try
        {
            var found = Ical.Net.Calendar.Load(text)?.Events.FirstOrDefault();
            _ = found?.DtStart?.AsUtc;
            _ = found?.DtEnd?.AsUtc;
            return found;
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            return null;
        }
    }

    private string Parameters(ContentLine line)
    {
        if (!Timed.Contains(line.Name))
            return "";
        var isDate = DateOnlyValue().IsMatch(line.Value.Trim());
        var zone = isDate || line.Value.TrimEnd().EndsWith('Z') ? null : Zone(line.Parameter("TZID"));
        var kind = isDate ? "DATE" : line.Parameter("VALUE");
        return (zone is null ? "" : $";TZID={zone}") + (kind is "DATE" or "PERIOD" or "TIME" ? $";VALUE={kind}" : "");
    }

    private string? Zone(string? name)
    {
        if (name is null)
            return null;
        var known = Zones.Known(name) ?? Zones.Known(calendar.Alias(name));
        HasUnknownZone |= known is null;
        return known;
    }

    [GeneratedRegex(@"^[0-9]{8}(?:,[0-9]{8})*$")]
    private static partial Regex DateOnlyValue();
}
