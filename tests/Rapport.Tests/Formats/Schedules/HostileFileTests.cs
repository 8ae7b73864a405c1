using System.Text;
using Rapport.Formats.Schedules;

namespace Rapport.Tests.Formats.Schedules;

/// <summary>Files made to hurt get one plain sentence, soon.</summary>
public sealed class HostileFileTests
{
    [Fact]
    public void A_billion_laughs_are_refused()
    {
        var entities = string.Concat(Enumerable.Range(1, 9).Select(level => $"<!ENTITY l{level} \"{string.Concat(Enumerable.Repeat($"&l{level - 1};", 10))}\">"));
        var file = $"<?xml version=\"1.0\"?><!DOCTYPE schedule [<!ENTITY l0 \"lol\">{entities}]>{Reading.Xml("<event><title>&l9;</title></event>")[38..]}";

        Reading.IsRefused("doctype", Reading.Of(file));
    }

    [Theory]
    [InlineData("""<!DOCTYPE schedule [<!ENTITY x SYSTEM "file:///etc/passwd">]><schedule><conference><title>&x;</title></conference></schedule>""")]
    [InlineData("""<!DOCTYPE schedule SYSTEM "http://127.0.0.1:1/evil.dtd"><schedule/>""")]
    [InlineData("""<?xml version="1.0"?><!-- <schedule --><!DOCTYPE schedule [<!ENTITY x "y">]><schedule><day><event><title>&x;</title></event></day></schedule>""")]
    public void An_external_entity_is_never_fetched(string file)
    {
        var reading = Reading.Of(file);

        Assert.True(reading.IsRefused);
        Assert.Contains(reading.Refusal.Code, new[] { "doctype", "damaged" });
    }

    [Fact]
    public void A_file_of_fifty_megabytes_is_refused_before_it_is_looked_at()
    {
        var file = new byte[50 * 1024 * 1024];
        var before = GC.GetAllocatedBytesForCurrentThread();

        Reading.IsRefused("file_too_large", ScheduleReader.Read(file, "big.xml"));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Theory]
    [InlineData("<schedule>", "<a>", "", "too_deep")]
    [InlineData("{\"schedule\":", "{\"a\":", "", "damaged")]
    [InlineData("", "[", "", "damaged")]
    [InlineData("BEGIN:VCALENDAR\n", "BEGIN:VEVENT\n", "", "too_deep")]
    public void A_file_nested_a_hundred_thousand_levels_deep_is_refused(string head, string level, string tail, string code) =>
        Reading.IsRefused(code, Reading.Of(head + string.Concat(Enumerable.Repeat(level, 100_000)) + tail));

    [Fact]
    public void A_flood_of_empty_elements_is_refused()
    {
        var file = Reading.Xml(Reading.XmlEvent(string.Concat(Enumerable.Repeat("<a/>", 1_100_000))));

        Reading.IsRefused("too_many_elements", Reading.Of(file));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    [InlineData("\uFEFF")]
    [InlineData("\uFEFF\uFEFF \u2003")]
    [InlineData("\0\0\0\0\0\0\0\0")]
    public void An_empty_file_is_called_empty(string file) => Reading.IsRefused("file_empty", Reading.Of(file));

    [Theory]
    [InlineData("<!DOCTYPE html><html><body>Programme</body></html>")]
    [InlineData("  <HTML><head></head></HTML>")]
    [InlineData("PK\u0003\u0004zip")]
    [InlineData("%PDF-1.7")]
    public void A_file_chosen_by_mistake_is_named(string file) => Reading.IsRefused("not_a_programme", Reading.Of(file));

    [Theory]
    [InlineData("<rss version=\"2.0\"><channel/></rss>")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"schedule\":12}")]
    [InlineData("{\"sessions\":{}}")]
    [InlineData("Dear all, here is the plan for Friday.")]
    [InlineData("BEGIN:VCARD\nEND:VCARD\n")]
    public void A_file_of_another_kind_is_refused(string file) => Reading.IsRefused("unknown_format", Reading.Of(file));

    [Theory]
    [InlineData("""{"schedule":{"conference":{"days":[]}}}""")]
    [InlineData("""{"schedule":{"conference":12}}""")]
    [InlineData("""{"sessions":[],"speakers":[]}""")]
    [InlineData("<schedule/>")]
    [InlineData("title,start\n")]
    public void A_programme_without_sessions_is_refused(string file) => Reading.IsRefused("no_sessions", Reading.Of(file));

    [Theory]
    [InlineData("9999-12-31T23:59:59+00:00")]
    [InlineData("0001-01-01T00:00:00+00:00")]
    [InlineData("1969-12-31T23:00:00Z")]
    [InlineData("2200-01-01T00:00:00Z")]
    public void A_session_outside_any_sensible_year_is_left_out_and_said(string date)
    {
        var good = """{"id":1,"title":"Kept","date":"2026-03-27T10:00:00+00:00","duration":"00:30"}""";
        var file = Reading.Frab($"{good[1..^1]}}},{{\"id\":2,\"title\":\"Far\",\"date\":\"{date}\",\"duration\":\"00:30\"");

        var schedule = Reading.Schedule(file);

        Assert.Equal(["Kept"], schedule.Sessions.Select(session => session.Title));
        Assert.Equal(["1 session starts before 1970 or after 2199 and was left out: “Far”."], schedule.Warnings);
    }

    [Fact]
    public void A_programme_wholly_in_the_year_9999_is_refused_with_that_reason()
    {
        var reading = Reading.Of("title,start\nFar,9999-12-31 23:00\n");

        Reading.IsRefused("no_sessions", reading);
        Assert.Equal("None of the sessions in this file can be used: 1 session starts before 1970 or after 2199 and was left out.", reading.Refusal!.Sentence);
    }

    [Theory]
    [InlineData("\"duration\":\"999999999999999999999:00\"", "1 session has no end: “Odd”.")]
    [InlineData("\"duration\":1e400", "1 session has no end: “Odd”.")]
    [InlineData("\"duration\":\"-01:00\"", "1 session has no end: “Odd”.")]
    [InlineData("\"duration\":\"200:00\"", "1 session lasts more than seven days, and its end was dropped: “Odd”.")]
    public void A_length_that_makes_no_sense_is_dropped_and_said(string field, string warning)
    {
        var schedule = Reading.Schedule(Reading.Frab($"\"title\":\"Odd\",\"date\":\"2026-03-27T10:00:00+00:00\",{field}"));

        Assert.Equal(TimeSpan.Zero, Assert.Single(schedule.Sessions).Duration);
        Assert.Equal([warning], schedule.Warnings);
    }

    [Fact]
    public void Of_a_key_that_stands_twice_in_an_object_the_last_counts()
    {
        var schedule = Reading.Schedule(Reading.Frab("\"title\":\"First\",\"title\":\"Last\",\"date\":\"2026-03-27T10:00:00+00:00\",\"duration\":\"1:00\""));

        Assert.Equal("Last", Assert.Single(schedule.Sessions).Title);
    }

    [Theory]
    [InlineData("\\u0000Plan\\u0007\\u009f of\\r\\n the\\tday\\uffff", "Plan of the day")]
    [InlineData("\\ud83d\\ude00 Fun", "😀 Fun")]
    public void Control_characters_in_a_title_are_dropped(string raw, string title)
    {
        var schedule = Reading.Schedule(Reading.Frab($"\"title\":\"{raw}\",\"date\":\"2026-03-27T10:00:00+00:00\",\"duration\":\"1:00\""));

        Assert.Equal(title, Assert.Single(schedule.Sessions).Title);
    }

    [Theory]
    [InlineData("Bud\0get \u0007day")]
    [InlineData("Bud&#0;get &#x7;day")]
    public void Control_characters_do_not_break_XML(string title)
    {
        var file = Reading.Xml($"<event><title>{title}</title><start>10:00</start><duration>00:45</duration></event>");

        Assert.Equal("Budget day", Reading.Only(file).Title);
    }

    [Fact]
    public void Half_a_character_in_JSON_costs_its_title_and_nothing_else()
    {
        var schedule = Reading.Schedule(Reading.Frab("\"title\":\"\\ud83d\",\"date\":\"2026-03-27T10:00:00+00:00\",\"duration\":\"1:00\""));

        Assert.Equal("Untitled session", Assert.Single(schedule.Sessions).Title);
    }

    [Fact]
    public void Very_long_texts_are_cut_between_characters_and_said()
    {
        var smile = string.Concat(Enumerable.Repeat("😀", 200_000));
        var schedule = Reading.Schedule(Reading.Frab($"\"title\":\"{smile}\",\"abstract\":\"{smile}\",\"date\":\"2026-03-27T10:00:00+00:00\",\"duration\":\"1:00\",\"track\":\"{smile}\""));

        var session = Assert.Single(schedule.Sessions);
        Assert.InRange(session.Title.Length, 298, 300);
        Assert.InRange(session.Abstract!.Length, 49_998, 50_000);
        Assert.InRange(session.Track!.Length, 198, 200);
        Assert.All([session.Title, session.Abstract, session.Track], text => Assert.Equal(text, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))));
        Assert.Equal(3, schedule.Warnings.Count);
    }

    [Theory]
    [InlineData("too_many_sessions", 2, 9, 9, 9)]
    [InlineData("too_many_rooms", 9, 2, 9, 9)]
    [InlineData("too_many_tracks", 9, 9, 2, 9)]
    [InlineData("too_many_speakers", 9, 9, 9, 2)]
    public void A_programme_over_a_limit_is_refused(string code, int sessions, int rooms, int tracks, int speakers)
    {
        var rows = Enumerable.Range(1, 3).Select(row => $"Talk {row},2026-03-27 1{row}:00,Room {row},Track {row},Person {row}");
        var limits = new ScheduleLimits { Sessions = sessions, Rooms = rooms, Tracks = tracks, Speakers = speakers };

        Reading.IsRefused(code, Reading.Of($"title,start,room,track,speaker\n{string.Join('\n', rows)}", limits));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("//example.org/x")]
    [InlineData("file:///etc/passwd")]
    public void An_address_that_is_not_of_the_web_is_dropped(string address)
    {
        var session = Reading.Only(Reading.Frab($"\"title\":\"Plan\",\"url\":\"{address}\",\"links\":[{{\"title\":\"x\",\"url\":\"{address}\"}}],\"date\":\"2026-03-27T10:00:00+00:00\",\"duration\":\"1:00\""));

        Assert.Null(session.Url);
        Assert.Empty(session.Links);
    }
}
