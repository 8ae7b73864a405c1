using System.Globalization;

namespace Rapport.Formats.Schedules;

/// <summary>Reads times and lengths as schedule files write them.</summary>
internal static class Clock
{
    /// <summary>frab's default: what starts earlier belongs to the night of the day before.</summary>
    public static readonly TimeOnly UsualDayChange = new(4, 0);

    private static readonly string[] WallForms =
    [
        "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF",
    ];

    private static readonly string[] InstantForms =
        [.. WallForms.SelectMany(form => new[] { form + "zzz", form + "'Z'", form + " zzz" })];

    /// <summary>ISO 8601 with or without offset; null when it is neither.</summary>
    public static ScheduleTime? Iso(string? raw)
    {
        var text = Tidy.Line(raw, 40);
        if (text is null || text.Length < 16)
            return null;
        if (text.AsSpan(10).ContainsAny('+', '-', 'Z'))
        {
            return DateTimeOffset.TryParseExact(text, InstantForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
                ? ScheduleTime.At(instant) : null;
        }

        return DateTime.TryParseExact(text, WallForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock)
            ? ScheduleTime.Wall(clock) : null;
    }

    public static DateOnly? Date(string? raw) =>
        DateOnly.TryParseExact(Tidy.Line(raw, 40), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    public static TimeOnly? Time(string? raw) =>
        TimeOnly.TryParseExact(Tidy.Line(raw, 40), ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary>A time on a day of the programme; at night it is on the date that follows.</summary>
    public static ScheduleTime? OnDay(DateOnly? day, TimeOnly? time, TimeOnly dayChange)
    {
        if (day is not { Year: < 9999 } date || time is not { } start)
            return null;
        return ScheduleTime.Wall((start < dayChange ? date.AddDays(1) : date).ToDateTime(start));
    }

    /// <summary>
    /// Hours and minutes, or three parts. Pentabarf writes 01:30:00 for hours, minutes and seconds; pretalx writes 1:06:00 for a
    /// day and six hours, the days without a leading zero.
    /// </summary>
    public static TimeSpan? Length(string? raw)
    {
        var text = Tidy.Line(raw, 20);
        var parts = text?.Split(':') ?? [];
        var numbers = new int[parts.Length];
        for (var place = 0; place < parts.Length; place++)
        {
            if (!int.TryParse(parts[place], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[place]) || numbers[place] > 10_000)
                return null;
        }

        return numbers switch
        {
            [var hours, var minutes] => new TimeSpan(hours, minutes, 0),
            [var days, var hours, var minutes] when parts[0].Length == 1 && parts[0] != "0" => new TimeSpan(days, hours, minutes, 0),
            [var hours, var minutes, var seconds] => new TimeSpan(hours, minutes, seconds),
            _ => null,
        };
    }

    /// <summary>From one time to the other; null where there is no end or only one of them names an offset.</summary>
    public static TimeSpan? Between(ScheduleTime? start, ScheduleTime? end) => (start, end) switch
    {
        ({ Instant: { } from }, { Instant: { } to }) => to - from,
        ({ Offset: null } from, { Offset: null } to) => to.Clock - from.Clock,
        _ => null,
    };
}
