using System.Diagnostics;

namespace Rapport.Tests.Formats.Schedules;

public sealed class CalendarTests
{
    [Theory]
    [InlineData("DTSTART:20260327T090000Z", "2026-03-27 09:00", 0)]
    [InlineData("DTSTART;TZID=Europe/London:20260701T090000", "2026-07-01 09:00", 60)]
    [InlineData("DTSTART;TZID=\"W. Europe Standard Time\":20260327T090000", "2026-03-27 09:00", 60)]
    [InlineData("DTSTART;TZID=/freeassociation.sourceforge.net/America/New_York:20260327T090000", "2026-03-27 09:00", -240)]
    [InlineData("DTSTART:20260327T090000", "2026-03-27 09:00", null)]
    [InlineData("DTSTART;TZID=Nowhere/Land:20260327T090000", "2026-03-27 09:00", null)]
    [InlineData("DTSTART;VALUE=DATE:20260327", "2026-03-27 00:00", null)]
    [InlineData("DTSTART:20260327", "2026-03-27 00:00", null)]
    public void A_start_in_UTC_in_a_zone_floating_or_a_date_alone_is_understood(string line, string clock, int? offset)
    {
        var session = Reading.Only(Reading.Calendar(Event(line)));

        Assert.Equal(clock, session.Start.Clock.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(offset, session.Start.Offset?.TotalMinutes);
    }

    [Theory]
    [InlineData("DTSTART:20260327T090000Z\nDTEND:20260327T094500Z", 45)]
    [InlineData("DTSTART:20260327T090000Z\nDURATION:PT1H30M", 90)]
    [InlineData("DTSTART:20260327T090000Z", 0)]
    [InlineData("DTSTART:20260327T090000Z\nDTEND:20260327T080000Z", 0)]
    [InlineData("DTSTART;VALUE=DATE:20260327", 1440)]
    [InlineData("DTSTART;VALUE=DATE:20260327\nDTEND;VALUE=DATE:20260329", 2880)]
    [InlineData("DTSTART;TZID=Europe/London:20260328T230000\nDTEND;TZID=Europe/London:20260329T030000", 180)]
    public void A_length_comes_from_the_end_or_the_duration(string lines, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), Reading.Only(Reading.Calendar(Event(lines))).Duration);

    [Fact]
    public void Every_property_finds_its_place()
    {
        var schedule = Reading.Schedule(Reading.Calendar(
            """
            BEGIN:VEVENT
            UID:plan@example.org
            DTSTART:20260327T090000Z
            DTEND:20260327T094500Z
            SUMMARY:Targets\, and those that
              help
            DESCRIPTION:First line\nSecond line
            LOCATION:Hall
            CATEGORIES:Measuring,Other
            URL:https://example.org/plan
            STATUS:CANCELLED
            BEGIN:VALARM
            SUMMARY:Not this
            END:VALARM
            END:VEVENT
            """,
            "X-WR-CALNAME:Performance day\r\nX-WR-TIMEZONE:Europe/London\r\n"));

        var session = Assert.Single(schedule.Sessions);
        Assert.Equal(("performance-day", "Performance day", "Europe/London"), (schedule.SourceName, schedule.Title, schedule.TimeZone));
        Assert.Equal(("plan@example.org", "Targets, and those that help", "First line\nSecond line"), (session.Key, session.Title, session.Abstract));
        Assert.Equal(("Hall", "Measuring", "https://example.org/plan", true), (session.Room, session.Track, session.Url, session.IsCancelled));
    }

    [Fact]
    public void An_event_that_repeats_gives_a_session_for_each_date_with_a_key_of_its_own()
    {
        var schedule = Reading.Schedule(Reading.Calendar(
            Event("DTSTART;TZID=Europe/London:20260327T090000\nDURATION:PT30M\nRRULE:FREQ=DAILY;COUNT=4\nEXDATE;TZID=Europe/London:20260328T090000", "reg")
            + "\n" + Event("RECURRENCE-ID;TZID=Europe/London:20260329T090000\nDTSTART;TZID=Europe/London:20260329T100000\nDURATION:PT15M", "reg")));

        Assert.Equal(
            [
                ("reg/20260327T090000Z", new DateTime(2026, 3, 27, 9, 0, 0), 30),
                ("reg/20260329T080000Z", new DateTime(2026, 3, 29, 10, 0, 0), 15),
                ("reg/20260330T080000Z", new DateTime(2026, 3, 30, 9, 0, 0), 30),
            ],
            schedule.Sessions.OrderBy(session => session.Start.Clock).Select(session => (session.Key!, session.Start.Clock, (int)session.Duration.TotalMinutes)));
    }

    [Theory]
    [InlineData("FREQ=WEEKLY", "repeats without end")]
    [InlineData("FREQ=SECONDLY;COUNT=2000000000", "cannot be followed")]
    [InlineData("FREQ=YEARLY;COUNT=5;BYMONTH=2;BYMONTHDAY=30", "cannot be followed")]
    [InlineData("FREQ=DAILY;INTERVAL=0;COUNT=5", "cannot be followed")]
    [InlineData("FREQ=YEARLY;COUNT=9;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11;BYMINUTE=0,1,2,3,4,5,6,7,8,9,10;BYSECOND=0,1,2,3,4,5,6,7,8,9,10", "cannot be followed")]
    [InlineData("NONSENSE", "cannot be followed")]
    public void A_rule_without_end_or_without_sense_gives_its_first_date_soon(string rule, string warning)
    {
        var clock = Stopwatch.StartNew();

        var schedule = Reading.Schedule(Reading.Calendar(Event($"DTSTART:20260327T090000Z\nDURATION:PT30M\nRRULE:{rule}")));

        Assert.Equal(new DateTime(2026, 3, 27, 9, 0, 0), Assert.Single(schedule.Sessions).Start.Clock);
        Assert.Contains(schedule.Warnings, sentence => sentence.Contains(warning, StringComparison.Ordinal));
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
    }

    [Fact]
    public void A_rule_with_very_many_dates_gives_four_hundred()
    {
        var schedule = Reading.Schedule(Reading.Calendar(Event("DTSTART:20260327T090000Z\nDURATION:PT30M\nRRULE:FREQ=DAILY;COUNT=100000")));

        Assert.Equal(400, schedule.Sessions.Count);
        Assert.Contains("1 session repeats very often, and its later dates were left out: “Plan”.", schedule.Warnings);
    }

    [Fact]
    public void One_broken_event_does_not_cost_the_others()
    {
        var schedule = Reading.Schedule(Reading.Calendar($"{Event("DTSTART:20261399T990000Z", "bad")}\n{Event("no colon here\nDTSTART:20260327T090000Z\nDTEND:20260327T093000Z", "good")}"));

        Assert.Equal(["good"], schedule.Sessions.Select(session => session.Key));
        Assert.Equal(2, schedule.Warnings.Count);
    }

    [Fact]
    public void Of_two_revisions_the_later_counts()
    {
        var schedule = Reading.Schedule(Reading.Calendar(
            Event("SEQUENCE:2\nDTSTART:20260327T110000Z\nDURATION:PT30M", "plan") + "\n" + Event("SEQUENCE:1\nDTSTART:20260327T090000Z\nDURATION:PT30M", "plan")));

        Assert.Equal(11, Assert.Single(schedule.Sessions).Start.Clock.Hour);
    }

    [Fact]
    public void An_event_without_UID_has_no_key() =>
        Assert.Null(Reading.Only(Reading.Calendar("BEGIN:VEVENT\nSUMMARY:Plan\nDTSTART:20260327T090000Z\nEND:VEVENT")).Key);

    [Fact]
    public void A_calendar_of_five_thousand_events_is_read_without_delay()
    {
        var events = string.Join('\n', Enumerable.Range(0, 5_000).Select(number => Event("DTSTART:20260327T090000Z\nDURATION:PT30M", $"u{number}")));
        var clock = Stopwatch.StartNew();

        Assert.Equal(5_000, Reading.Schedule(Reading.Calendar(events)).Sessions.Count);

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
    }

    private static string Event(string lines, string uid = "1") => $"BEGIN:VEVENT\nUID:{uid}\nSUMMARY:Plan\n{lines}\nEND:VEVENT";
}
