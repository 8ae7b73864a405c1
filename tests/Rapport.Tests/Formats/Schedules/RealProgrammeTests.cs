using System.Diagnostics;
using Rapport.Formats.Schedules;

namespace Rapport.Tests.Formats.Schedules;

/// <summary>Every real programme reads with the counts that were taken from it by other means (the fixtures' manifest).</summary>
public sealed class RealProgrammeTests
{
    [Theory]
    [InlineData("fosdem-2010.xml", ScheduleFormat.PentabarfXml, "fosdem-2010", null)]
    [InlineData("fosdem-2021.xml", ScheduleFormat.PentabarfXml, "fosdem-2021", null)]
    [InlineData("fosdem-2025.xml", ScheduleFormat.PentabarfXml, "fosdem-2025", "Europe/Brussels")]
    [InlineData("frab-camp2019.json", ScheduleFormat.FrabJson, "camp2019", "Europe/Berlin")]
    [InlineData("pretalx-democon.json", ScheduleFormat.FrabJson, "democon", "UTC")]
    [InlineData("invalid-example.json", ScheduleFormat.FrabJson, "winterchaos2022", "Europe/Zurich")]
    [InlineData("hub-schedule2.json", ScheduleFormat.HubJson, "38c3", "Europe/Berlin")]
    [InlineData("pyconuk-2015.ics", ScheduleFormat.Calendar, "pycon-uk-2015-schedule", null)]
    [InlineData("coscup-2023-session.json", ScheduleFormat.OpassJson, "coscup-2023-session", null)]
    [InlineData("sessionize-globalazure-2020.json", ScheduleFormat.SessionizeJson, "sessionize-globalazure-2020", null)]
    [InlineData("kotlinconf-2025.json", ScheduleFormat.KotlinConfJson, "kotlinconf-2025", null)]
    public async Task A_real_programme_is_recognised_and_names_its_source(string file, ScheduleFormat format, string source, string? zone)
    {
        var schedule = await Read(file);

        Assert.Equal((format, source, zone), (schedule.Format, schedule.SourceName, schedule.TimeZone));
    }

    [Theory]
    [InlineData("fosdem-2010.xml", 301, 266, 20, 2, 32)]
    [InlineData("fosdem-2021.xml", 773, 684, 106, 2, 109)]
    [InlineData("fosdem-2025.xml", 943, 992, 29, 2, 69)]
    [InlineData("frab-camp2019.json", 79, 90, 2, 5, 7)]
    [InlineData("pretalx-democon.json", 36, 27, 2, 3, 2)]
    [InlineData("invalid-example.json", 1, 1, 1, 1, 1)]
    [InlineData("hub-schedule2.json", 2, 4, 5, 2, 2)]
    [InlineData("pyconuk-2015.ics", 162, 0, 11, 4, 0)]
    [InlineData("coscup-2023-session.json", 352, 415, 28, 2, 39)]
    [InlineData("sessionize-globalazure-2020.json", 29, 28, 6, 1, 2)]
    [InlineData("kotlinconf-2025.json", 112, 105, 12, 3, 0)]
    public async Task A_real_programme_has_its_sessions_speakers_rooms_days_and_tracks(string file, int sessions, int speakers, int rooms, int days, int tracks)
    {
        var schedule = await Read(file);

        Assert.Equal(
            (sessions, speakers, rooms, days, tracks),
            (schedule.Sessions.Count, schedule.Speakers.Count, schedule.Rooms.Count, schedule.Days.Count(), schedule.Tracks.Count));
    }

    [Theory]
    [InlineData("fosdem-2010.xml", 0, 272, 5)]
    [InlineData("fosdem-2021.xml", 102, 703, 10)]
    [InlineData("fosdem-2025.xml", 3, 943, 25)]
    public async Task Texts_of_FOSDEM_keep_their_markup_and_letters(string file, int withoutSpeaker, int withHtml, int withAccents)
    {
        var sessions = (await Read(file)).Sessions;

        Assert.Equal(withoutSpeaker, sessions.Count(session => session.Speakers.Count == 0));
        Assert.Equal(withHtml, sessions.Count(session => session.AbstractFormat == TextFormat.Html));
        Assert.Equal(withAccents, sessions.Count(session => session.Title.Any(sign => sign > 127)));
        Assert.DoesNotContain(sessions, session => session.Duration == TimeSpan.Zero || session.Start.Clock.Hour < 6);
    }

    [Theory]
    [InlineData("fosdem-2010.xml", 1)]
    [InlineData("fosdem-2021.xml", 1)]
    [InlineData("fosdem-2025.xml", 0)]
    public async Task Starts_and_lengths_of_FOSDEM_leave_only_the_overlaps_that_are_in_the_files(string file, int overlaps)
    {
        var sessions = (await Read(file)).Sessions;

        var found = sessions.GroupBy(session => session.Room).Sum(room => room.OrderBy(session => session.Start.Clock)
            .Aggregate((Count: 0, End: DateTime.MinValue), (seen, session) =>
                (seen.Count + (session.Start.Clock < seen.End ? 1 : 0), Later(seen.End, session.Start.Clock + session.Duration))).Count);
        Assert.Equal(overlaps, found);
    }

    [Theory]
    [InlineData("coscup-2023-session.json", 12, 0)]
    [InlineData("sessionize-globalazure-2020.json", 1, 1)]
    [InlineData("kotlinconf-2025.json", 21, 20)]
    public async Task Sessions_without_speakers_and_breaks_are_as_many_as_in_the_file(string file, int withoutSpeaker, int breaks)
    {
        var sessions = (await Read(file)).Sessions;

        Assert.Equal(withoutSpeaker, sessions.Count(session => session.Speakers.Count == 0));
        Assert.Equal(breaks, sessions.Count(session => session.Kind == ScheduledKind.Break));
    }

    [Fact]
    public async Task A_British_calendar_in_UTC_says_what_is_odd_about_it()
    {
        var schedule = await Read("pyconuk-2015.ics");

        Assert.Equal(
            [
                "5 sessions have no end, first “The Friday Night Charity Social in memory of John Pinner”.",
                "4 sessions have no title and are called “Untitled session”.",
                "1 title is very long and was cut: “Sprints are collaborative programming g…”.",
                "2 sessions share their identity with others and will be matched by title, day and speakers, first “Open Space”.",
            ],
            schedule.Warnings);
        var london = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
        Assert.Equal(new DateTime(2015, 9, 18, 8, 0, 0), schedule.Sessions[0].Start.In(london));
        Assert.Equal(5, schedule.Sessions.Count(session => session.Duration == TimeSpan.Zero));
    }

    [Theory]
    [InlineData("fosdem-2010.xml", 301, 0)]
    [InlineData("fosdem-2021.xml", 773, 684)]
    [InlineData("fosdem-2025.xml", 943, 992)]
    [InlineData("frab-camp2019.json", 79, 90)]
    [InlineData("pyconuk-2015.ics", 160, 0)]
    [InlineData("kotlinconf-2025.json", 112, 105)]
    public async Task Keys_are_the_sources_own_and_name_one_thing_each(string file, int sessionKeys, int speakerKeys)
    {
        var schedule = await Read(file);

        Assert.Equal(sessionKeys, schedule.Sessions.Select(session => session.Key).OfType<string>().Distinct().Count());
        if (file != "fosdem-2010.xml")
            Assert.Equal(speakerKeys, schedule.Speakers.Select(speaker => speaker.Key).OfType<string>().Distinct().Count());
        Assert.Equal(schedule.Speakers.Count, schedule.Speakers.Distinct().Count());
    }

    [Fact]
    public async Task People_of_FOSDEM_2010_who_have_several_ids_are_one_person_without_key()
    {
        var schedule = await Read("fosdem-2010.xml");

        Assert.Equal(266, schedule.Speakers.Select(speaker => speaker.Name).Distinct().Count());
        Assert.Equal(43, schedule.Speakers.Count(speaker => speaker.Key is null));
    }

    [Fact]
    public async Task FOSDEM_2025_reads_in_a_moment()
    {
        var file = await Fixtures.Read("programmes", "fosdem-2025.xml");

        // The best of several, as other tests share the machine.
        var best = Enumerable.Range(0, 8).Min(_ =>
        {
            var clock = Stopwatch.StartNew();
            ScheduleReader.Read(file);
            return clock.ElapsedMilliseconds;
        });

        Assert.InRange(best, 0, 10_000);
    }

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;

    private static async Task<Schedule> Read(string file)
    {
        var reading = ScheduleReader.Read(await Fixtures.Read("programmes", file), file);
        Assert.False(reading.IsRefused, reading.Refusal?.Sentence);
        return reading.Schedule;
    }
}
