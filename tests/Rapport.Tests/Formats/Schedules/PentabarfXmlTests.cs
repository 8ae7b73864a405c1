using Rapport.Formats.Schedules;

namespace Rapport.Tests.Formats.Schedules;

public sealed class PentabarfXmlTests
{
    [Fact]
    public void An_event_in_a_room_and_one_straight_under_a_day_read_the_same()
    {
        const string Event = """<event id="7"><title>Plan</title><start>10:00</start><duration>00:45</duration><room>Hall</room></event>""";

        var inRoom = Reading.Only($"""<schedule><day date="2026-03-27"><room name="Hall">{Event}</room></day></schedule>""");
        var underDay = Reading.Only($"""<schedule><day date="2026-03-27">{Event}</day></schedule>""");

        Assert.Equal(inRoom with { Speakers = [], Links = [] }, underDay with { Speakers = inRoom.Speakers, Links = inRoom.Links } with { Speakers = [], Links = [] });
        Assert.Equal(("7", "Hall", ScheduleTime.Wall(new DateTime(2026, 3, 27, 10, 0, 0))), (inRoom.Key, inRoom.Room, inRoom.Start));
    }

    [Theory]
    [InlineData("09:00:00", "23:30", "2026-03-27T23:30")]
    [InlineData("09:00:00", "01:30", "2026-03-28T01:30")]
    [InlineData("09:00:00", "08:30", "2026-03-27T08:30")]
    [InlineData("04:00", "03:59", "2026-03-28T03:59")]
    [InlineData("04:00", "04:00", "2026-03-27T04:00")]
    [InlineData("00:00:00", "00:30", "2026-03-27T00:30")]
    [InlineData("", "00:30", "2026-03-28T00:30")]
    public void A_night_session_without_date_is_on_the_date_that_follows_its_day(string dayChange, string start, string expected)
    {
        var session = Reading.Only(Reading.Xml($"<event><title>Night</title><start>{start}</start><duration>1:00</duration></event>", $"<day_change>{dayChange}</day_change>"));

        Assert.Equal(expected, session.Start.Clock.ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_date_of_its_own_goes_before_day_and_start()
    {
        var session = Reading.Only(Reading.Xml(Reading.XmlEvent("<date>2026-03-28T00:15:00+01:00</date>")));

        Assert.Equal(new DateTimeOffset(2026, 3, 28, 0, 15, 0, TimeSpan.FromHours(1)), session.Start.Instant);
    }

    [Fact]
    public void A_guid_goes_before_an_id_as_key()
    {
        var session = Reading.Only(Reading.Xml("""<event guid="g-1" id="1"><title>Plan</title><start>10:00</start></event>"""));

        Assert.Equal("g-1", session.Key);
    }

    [Fact]
    public void Every_field_finds_its_place()
    {
        var schedule = Reading.Schedule(Reading.Xml(
            Reading.XmlEvent("""
                <subtitle>And those that do not</subtitle><track>Measuring</track><type>workshop</type><language>en</language>
                <abstract>Why we count.</abstract><description>What to count.</description><url>https://example.org/plan</url>
                <persons><person id="3">Ada Byron</person><person id="4">Grace Hopper</person></persons>
                <links><link href="https://example.org/slides">Slides</link><link href="https://example.org/slides">Again</link></links>
                <attachments><attachment href="https://example.org/notes.pdf"></attachment></attachments>
                """),
            "<acronym>PM26</acronym><title>Performance day</title><time_zone_name>Europe/London</time_zone_name>"));

        var session = Assert.Single(schedule.Sessions);
        Assert.Equal(("pm26", "Performance day", "Europe/London"), (schedule.SourceName, schedule.Title, schedule.TimeZone));
        Assert.Equal(("Targets that help", "And those that do not", "Measuring", "Hall", "en"), (session.Title, session.Subtitle, session.Track, session.Room, session.Language));
        Assert.Equal((ScheduledKind.Workshop, TimeSpan.FromMinutes(45), "https://example.org/plan"), (session.Kind, session.Duration, session.Url));
        Assert.Equal(("Why we count.\n\nWhat to count.", TextFormat.Markdown), (session.Abstract, session.AbstractFormat));
        Assert.Equal([new("3", "Ada Byron", null), new ScheduledSpeaker("4", "Grace Hopper", null)], session.Speakers);
        Assert.Equal([new("Slides", "https://example.org/slides"), new ScheduledLink("https://example.org/notes.pdf", "https://example.org/notes.pdf")], session.Links);
        Assert.Empty(schedule.Warnings);
    }

    [Fact]
    public void Plain_text_beside_HTML_becomes_HTML_without_gaining_tags()
    {
        var session = Reading.Only(Reading.Xml(Reading.XmlEvent("<abstract>a &lt; b &amp; c</abstract><description>&lt;p&gt;More&lt;/p&gt;</description>")));

        Assert.Equal(("<p>a &lt; b &amp; c</p>\n\n<p>More</p>", TextFormat.Html), (session.Abstract, session.AbstractFormat));
    }

    [Fact]
    public void A_file_with_a_namespace_reads_like_one_without()
    {
        var file = Reading.Xml(Reading.XmlEvent("")).Replace("<schedule>", "<schedule xmlns=\"urn:example\">", StringComparison.Ordinal);

        Assert.Equal("Targets that help", Reading.Only(file).Title);
    }

    [Theory]
    [InlineData("00:45", 45)]
    [InlineData("1:30", 90)]
    [InlineData("00:45:00", 45)]
    [InlineData("01:30:00", 90)]
    [InlineData("1:06:00", 1800)]
    [InlineData("30:00", 1800)]
    public void A_length_is_hours_and_minutes_or_has_seconds_or_days(string length, int minutes)
    {
        var session = Reading.Only(Reading.Xml($"<event><title>Plan</title><start>10:00</start><duration>{length}</duration></event>"));

        Assert.Equal(TimeSpan.FromMinutes(minutes), session.Duration);
    }

    [Fact]
    public void A_copy_is_taken_once_and_a_shared_key_is_given_to_nobody()
    {
        var schedule = Reading.Schedule(Reading.Xml(
            Reading.XmlEvent("", "1") + Reading.XmlEvent("", "1")
            + """<event id="2"><title>A</title><start>11:00</start><duration>0:30</duration></event>"""
            + """<event id="2"><title>B</title><start>12:00</start><duration>0:30</duration></event>"""));

        Assert.Equal([("1", "Targets that help"), (null, "A"), (null, "B")], schedule.Sessions.Select(session => (session.Key, session.Title)));
        Assert.Equal(
            [
                "1 session stands in the file twice and was taken once: “Targets that help”.",
                "2 sessions share their identity with others and will be matched by title, day and speakers, first “A”.",
            ],
            schedule.Warnings);
    }

    [Fact]
    public void Damage_is_reported_with_its_line()
    {
        var reading = Reading.Of("<schedule>\n<day>\n</dai>\n</schedule>");

        Reading.IsRefused("damaged", reading);
        Assert.Equal("The XML is damaged at line 3.", reading.Refusal!.Sentence);
    }
}
