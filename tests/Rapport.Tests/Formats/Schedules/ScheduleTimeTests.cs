using Rapport.Formats.Schedules;

namespace Rapport.Tests.Formats.Schedules;

public sealed class ScheduleTimeTests
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    [Fact]
    public void An_instant_is_shown_by_the_events_clock()
    {
        var time = ScheduleTime.At(new DateTimeOffset(2026, 7, 1, 9, 0, 0, TimeSpan.Zero));

        Assert.Equal(new DateTime(2026, 7, 1, 10, 0, 0), time.In(London));
    }

    [Fact]
    public void A_clock_time_without_zone_stands_as_it_is()
    {
        var time = ScheduleTime.Wall(new DateTime(2026, 7, 1, 9, 0, 0, DateTimeKind.Utc));

        Assert.Equal((new DateTime(2026, 7, 1, 9, 0, 0), null), (time.In(London), time.Instant));
        Assert.Equal(DateTimeKind.Unspecified, time.Clock.Kind);
    }
}
