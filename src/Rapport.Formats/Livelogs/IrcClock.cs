using System.Globalization;

namespace Rapport.Formats.Livelogs;

/// <summary>Turns the stamps of a log into time since its first; a clock without a date is taken on into the next day.</summary>
internal sealed class IrcClock
{
    private static readonly string[] Clocks = ["HH:mm", "HH:mm:ss", "h:mmtt", "h:mm:sstt"];
    private static readonly TimeSpan HalfDay = TimeSpan.FromHours(12);

    private DateTimeOffset? first;
    private DateTimeOffset last;

    /// <summary>Null for an empty stamp, or one that is no time.</summary>
    public TimeSpan? Read(string stamp)
    {
        if (TimeOnly.TryParseExact(stamp, Clocks, CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock))
        {
            var day = first is null ? DateOnly.MinValue.AddDays(1) : DateOnly.FromDateTime(last.UtcDateTime);
            var at = new DateTimeOffset(day.ToDateTime(clock), TimeSpan.Zero);
            return Since(first is not null && at < last - HalfDay ? at.AddDays(1) : at);
        }

        return DateTimeOffset.TryParse(stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? Since(moment) : null;
    }

    private TimeSpan Since(DateTimeOffset at)
    {
        first ??= at;
        last = at;
        return at - first.Value;
    }
}
