using System.Globalization;
using System.Text.RegularExpressions;

namespace Rapport.Formats.Schedules;

/// <summary>
/// Reads dates, times and lengths as people type them. Whether 03/04 is March or April is decided once for the whole table: day
/// first unless a second number above 12 shows otherwise.
/// </summary>
internal sealed partial class CsvTimes
{
    private static readonly string[] ClockForms = ["H:mm", "H:mm:ss", "H.mm", "HHmm", "h:mm tt", "h:mmtt", "h:mm:ss tt", "h.mm tt", "h.mmtt", "h tt", "htt"];
    private static readonly string[] PlainDates =
    [
        "yyyy-M-d", "yyyy/M/d", "yyyyMMdd", "d.M.yyyy", "d.M.yy", "d MMM yyyy", "d MMMM yyyy", "d-MMM-yyyy", "d-MMM-yy",
        "MMM d yyyy", "MMMM d yyyy",
    ];

    private readonly string[] dateForms;

    private CsvTimes(bool monthFirst, bool isAmbiguous)
    {
        string[] slashed = monthFirst ? ["M/d/yyyy", "M/d/yy", "M-d-yyyy"] : ["d/M/yyyy", "d/M/yy", "d-M-yyyy"];
        dateForms = [.. PlainDates, .. slashed];
        IsAmbiguous = isAmbiguous;
    }

    /// <summary>True when dates with slashes stand in the table and none of them shows its order.</summary>
    public bool IsAmbiguous { get; }

    public static CsvTimes For(IEnumerable<string?> cells)
    {
        var pairs = cells.OfType<string>().Where(cell => cell.Length < 60).Select(cell => Slashed().Match(cell)).Where(match => match.Success)
            .Select(match => (First: Number(match.Groups[1]), Second: Number(match.Groups[2]))).ToList();
        var dayFirst = pairs.Exists(pair => pair.First > 12);
        var monthFirst = !dayFirst && pairs.Exists(pair => pair.Second > 12);
        return new CsvTimes(monthFirst, pairs.Exists(pair => pair.First != pair.Second) && !dayFirst && !monthFirst);
    }

    public static bool IsTime(string text) => Time(text) is not null;

    /// <summary>A date and time in one cell, or a date in its own and a time beside it.</summary>
    public ScheduleTime? Start(string? date, string? start)
    {
        if (start is null)
            return null;
        if (Whole(start) is { } whole)
            return whole;
        return Day(date) is { } day && Time(start) is { } time ? ScheduleTime.Wall(day.ToDateTime(time)) : null;
    }

    /// <summary>From the start to an end that may be a time alone; a time earlier than the start is on the next day.</summary>
    public TimeSpan? Until(ScheduleTime? start, string? endDate, string? end)
    {
        if (start is not { } from || end is null)
            return null;
        if (Whole(end) is { } whole)
            return Clock.Between(start, whole) ?? whole.Clock - from.Clock;
        if (Time(end) is not { } time)
            return null;
        if (Day(endDate) is { } day)
            return day.ToDateTime(time) - from.Clock;
        var length = time.ToTimeSpan() - from.Clock.TimeOfDay;
        return length < TimeSpan.Zero ? length + TimeSpan.FromDays(1) : length;
    }

    /// <summary>45, "45 min", "1:30", "1h 30m" or "1.5 hours".</summary>
    public static TimeSpan? Length(string? raw)
    {
        var text = Tidy.Line(raw, 40);
        if (text is null)
            return null;
        if (Worded().Match(text) is { Success: true } match)
        {
            var hours = Amount(match.Groups["hours"]);
            var minutes = Amount(match.Groups["minutes"]);
            return TimeSpan.FromMinutes(Math.Round((hours * 60) + minutes, 2));
        }

        return Spelled().Match(text) is { Success: true } spelled
            ? new TimeSpan(Number(spelled.Groups[1]), Number(spelled.Groups[2]), spelled.Groups[3].Success ? Number(spelled.Groups[3]) : 0)
            : null;
    }

    private ScheduleTime? Whole(string text)
    {
        if (Clock.Iso(text) is { } iso)
            return iso;
        var line = Tidy.Line(text, 60) ?? "";
        for (var place = line.IndexOf(' ', StringComparison.Ordinal); place > 0; place = line.IndexOf(' ', place + 1))
        {
            if (Time(line[place..]) is { } time && Day(line[..place]) is { } day)
                return ScheduleTime.Wall(day.ToDateTime(time));
        }

        return null;
    }

    private DateOnly? Day(string? raw)
    {
        var text = Weekday().Replace(Tidy.Line(raw, 60) ?? "", "");
        text = Ordinal().Replace(text, "$1").Replace(",", "", StringComparison.Ordinal).Trim();
        if (DateOnly.TryParseExact(text, dateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        // Excel often adds a midnight to a date alone.
        return text.Split(' ', 'T') is [var day, "00:00" or "00:00:00" or "0:00"] ? Day(day) : null;
    }

    private static TimeOnly? Time(string raw) =>
        TimeOnly.TryParseExact(raw.Trim().ToUpperInvariant(), ClockForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    private static double Amount(Group group) =>
        group.Success ? double.Parse(group.Value.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^\s*(?:[A-Za-z]{3,9},?\s+)?([0-9]{1,2})[/-]([0-9]{1,2})[/-][0-9]{2,4}\b")]
    private static partial Regex Slashed();

    [GeneratedRegex(@"^(?:mon|tues?|wed|wednes|thu|thurs?|fri|sat|satur|sun)(?:day)?\.?,?\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Weekday();

    [GeneratedRegex(@"\b([0-9]{1,2})(?:st|nd|rd|th)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"^(?=[0-9])(?:(?<hours>[0-9]{1,3}(?:[.,][0-9]{1,2})?)\s*h(?:ours?|rs?)?\s*)?(?:(?<minutes>[0-9]{1,5}(?:[.,]0)?)\s*(?:m(?:in(?:ute)?s?)?\.?)?)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Worded();

    [GeneratedRegex(@"^([0-9]{1,3}):([0-5][0-9])(?::([0-5][0-9]))?$")]
    private static partial Regex Spelled();
}
