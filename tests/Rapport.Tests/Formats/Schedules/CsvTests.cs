using Rapport.Formats.Schedules;

namespace Rapport.Tests.Formats.Schedules;

public sealed class CsvTests
{
    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    public void Headings_stand_in_any_order_under_any_usual_separator(string separator)
    {
        string[][] rows =
        [
            ["Room", "Speaker(s)", "Session title", "Duration (min)", "Start time", "DATE", "Type", "Stream", "Description", "ID"],
            ["Hall", "\"Ada Byron; Grace Hopper\"", "\"Targets, \"\"good\"\"\"", "45", "10:00", "2026-03-27", "Workshop", "Measuring", "\"Two\nlines\"", "a1"],
        ];
        var schedule = Reading.Schedule(string.Join("\r\n", rows.Select(row => string.Join(separator, row))));

        var session = Assert.Single(schedule.Sessions);
        Assert.Equal(("a1", "Targets, \"good\"", "Hall", "Measuring", "Two\nlines"), (session.Key, session.Title, session.Room, session.Track, session.Abstract));
        Assert.Equal((ScheduleTime.Wall(new DateTime(2026, 3, 27, 10, 0, 0)), TimeSpan.FromMinutes(45), ScheduledKind.Workshop), (session.Start, session.Duration, session.Kind));
        Assert.Equal(["Ada Byron", "Grace Hopper"], session.Speakers.Select(speaker => speaker.Name));
        Assert.Empty(schedule.Warnings);
    }

    [Theory]
    [InlineData("2026-03-27 10:00", "")]
    [InlineData("2026-03-27T10:00:00", "")]
    [InlineData("27/03/2026 10:00", "")]
    [InlineData("3/27/2026 10:00 AM", "")]
    [InlineData("27.3.2026 10.00", "")]
    [InlineData("Fri 27th March 2026 10am", "")]
    [InlineData("27 Mar 2026, 10:00", "")]
    [InlineData("10:00", "Friday, 27 March 2026")]
    [InlineData("10.00", "27/3/26")]
    [InlineData("10:00", "2026-03-27 00:00:00")]
    [InlineData("10:00–10:45", "2026-03-27")]
    public void A_start_is_read_as_people_write_it(string start, string date) =>
        Assert.Equal(ScheduleTime.Wall(new DateTime(2026, 3, 27, 10, 0, 0)), Reading.Only($"title;start;date\nPlan;{start};{date}").Start);

    [Fact]
    public void A_start_with_offset_is_an_instant() =>
        Assert.Equal(new DateTimeOffset(2026, 3, 27, 10, 0, 0, TimeSpan.FromHours(2)), Reading.Only("title,start\nPlan,2026-03-27T10:00+02:00").Start.Instant);

    [Theory]
    [InlineData("03/04/2026", "28/03/2026", 4, 3)]
    [InlineData("03/04/2026", "03/28/2026", 3, 4)]
    public void Whether_day_or_month_comes_first_is_settled_by_the_whole_table(string date, string other, int month, int day)
    {
        var schedule = Reading.Schedule($"title,date,start\nPlan,{date},10:00\nOther,{other},10:00");

        Assert.Equal((month, day), (schedule.Sessions[0].Start.Clock.Month, schedule.Sessions[0].Start.Clock.Day));
        Assert.DoesNotContain(schedule.Warnings, warning => warning.Contains("day before month", StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_that_does_not_settle_it_is_read_day_first_and_says_so()
    {
        var schedule = Reading.Schedule("title,date,start,room,end\nPlan,03/04/2026,10:00,Hall,11:00");

        Assert.Equal(new DateTime(2026, 4, 3, 10, 0, 0), schedule.Sessions[0].Start.Clock);
        Assert.Equal(["Dates such as 03/04 were read as day before month."], schedule.Warnings);
    }

    [Theory]
    [InlineData("45", 45)]
    [InlineData("45 min", 45)]
    [InlineData("0:45", 45)]
    [InlineData("1:30:00", 90)]
    [InlineData("1h 30m", 90)]
    [InlineData("1.5 hours", 90)]
    [InlineData("2h", 120)]
    [InlineData("½", 0)]
    public void A_duration_is_read_as_people_write_it(string duration, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), Reading.Only($"title,start,duration\nPlan,2026-03-27 10:00,{duration}").Duration);

    [Theory]
    [InlineData("10:45", 45)]
    [InlineData("2026-03-27 12:00", 120)]
    [InlineData("01:00", 900)]
    public void An_end_alone_is_enough_and_may_be_after_midnight(string end, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), Reading.Only($"title,start,end\nPlan,2026-03-27 10:00,{end}").Duration);

    [Theory]
    [InlineData("Ada Byron, Grace Hopper", 2)]
    [InlineData("Byron, Ada; Hopper, Grace", 2)]
    [InlineData("Ada Byron", 1)]
    [InlineData(" ; ", 0)]
    public void Speakers_are_parted_by_semicolons_or_else_by_commas(string cell, int count) =>
        Assert.Equal(count, Reading.Only($"title\tstart\tspeakers\nPlan\t2026-03-27 10:00\t{cell}").Speakers.Count);

    [Fact]
    public void Short_rows_blank_rows_and_the_hint_of_Excel_are_understood()
    {
        var schedule = Reading.Schedule("sep=;\r\ntitle;start;room;status\r\n\r\nPlan;2026-03-27 10:00\r\n;;;\r\nOther;2026-03-27 11:00;Hall;cancelled\r\n");

        Assert.Equal([("Plan", null, false), ("Other", "Hall", true)], schedule.Sessions.Select(session => (session.Title, session.Room, session.IsCancelled)));
    }

    [Theory]
    [InlineData("title,room\nPlan,Hall", "This table has no heading “start”; its headings are title, room.")]
    [InlineData("start,room\n10:00,Hall", "This table has no heading “title”; its headings are start, room.")]
    public void A_missing_heading_is_named(string table, string sentence)
    {
        var reading = Reading.Of(table);

        Reading.IsRefused("missing_heading", reading);
        Assert.Equal(sentence, reading.Refusal!.Sentence);
    }

    [Fact]
    public void A_quotation_mark_that_never_closes_is_refused_and_swallows_nothing() =>
        Reading.IsRefused("damaged", Reading.Of("title,start\nPlan,2026-03-27 10:00\n\"Other,2026-03-27 11:00\nThird,2026-03-27 12:00\n"));

    [Fact]
    public void A_row_whose_start_is_no_time_is_left_out_and_said()
    {
        var schedule = Reading.Schedule("title,start,end,room\nPlan,2026-03-27 10:00,11:00,Hall\nOther,after lunch,,Hall\nThird,,,Hall");

        Assert.Equal(["Plan"], schedule.Sessions.Select(session => session.Title));
        Assert.Equal(["1 session has a start that is not a time and was left out: “Other”.", "1 session has no start time and was left out: “Third”."], schedule.Warnings);
    }

    [Theory]
    [InlineData("C:\\Users\\x\\Performance day (2).csv", "performance-day")]
    [InlineData("../../../etc/passwd", "passwd")]
    [InlineData("???", "csv")]
    [InlineData(null, "csv")]
    public void A_table_takes_its_sources_name_from_the_file(string? file, string name)
    {
        var reading = ScheduleReader.Read("title,start\nPlan,2026-03-27 10:00"u8.ToArray(), file);

        Assert.Equal(name, reading.Schedule!.SourceName);
    }
}
