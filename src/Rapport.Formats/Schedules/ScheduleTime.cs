namespace Rapport.Formats.Schedules;

/// <summary>
/// A start as a source writes it: an instant with its offset, or a clock time that names no zone and means the event's own.
/// </summary>
public readonly record struct ScheduleTime
{
    private ScheduleTime(DateTime clock, TimeSpan? offset) => (Clock, Offset) = (clock, offset);

    /// <summary>What the clock on the wall shows where the source wrote it; its kind is unspecified.</summary>
    public DateTime Clock { get; }

    /// <summary>The offset from UTC that the source gives; null for a clock time without zone.</summary>
    public TimeSpan? Offset { get; }

    /// <summary>The instant, where the source gives one.</summary>
    public DateTimeOffset? Instant => Offset is { } offset ? new DateTimeOffset(Clock, offset) : null;

    /// <summary>A clock time without zone.</summary>
    public static ScheduleTime Wall(DateTime clock) => new(DateTime.SpecifyKind(clock, DateTimeKind.Unspecified), null);

    /// <summary>An instant; the offset is kept.</summary>
    public static ScheduleTime At(DateTimeOffset instant) => new(instant.DateTime, instant.Offset);

    /// <summary>The clock time in <paramref name="zone"/>: an instant is converted, a clock time stands as it is.</summary>
    public DateTime In(TimeZoneInfo zone) =>
        Instant is { } instant ? TimeZoneInfo.ConvertTime(instant, zone).DateTime : Clock;
}
