using Rapport.Formats.Schedules;

namespace Rapport.Tests.Formats.Schedules;

public sealed class JsonProgrammeTests
{
    private const string When = "\"date\":\"2026-03-27T10:00:00+00:00\",\"duration\":\"00:45\"";

    [Fact]
    public void A_frab_session_has_its_people_links_and_kind()
    {
        var session = Reading.Only(Reading.Frab($$"""
            "guid":"g","id":1,"title":"Plan","type":"Panel discussion","track":{"de":"Messen","en":"Measuring"},"room":null,{{When}},
            "persons":[{"id":1,"code":"AB","public_name":"Ada Byron","biography":"Counts."},{"id":2,"name":"Grace Hopper"}],
            "links":[{"title":"Pad","url":"https://example.org/pad"},{"url":"ftp://example.org"}]
            """));

        Assert.Equal(("g", ScheduledKind.Panel, "Measuring", "Hall"), (session.Key, session.Kind, session.Track, session.Room));
        Assert.Equal([new("AB", "Ada Byron", "Counts."), new ScheduledSpeaker("2", "Grace Hopper", null)], session.Speakers);
        Assert.Equal([new ScheduledLink("Pad", "https://example.org/pad")], session.Links);
    }

    [Theory]
    [InlineData("14:30", 27, 14)]
    [InlineData("01:30", 28, 1)]
    public void A_frab_session_without_date_is_on_its_day_or_in_the_night_after(string start, int day, int hour)
    {
        var session = Reading.Only(Reading.Frab($"\"title\":\"Plan\",\"start\":\"{start}\",\"duration\":\"00:45\""));

        Assert.Equal(ScheduleTime.Wall(new DateTime(2026, 3, day, hour, 30, 0)), session.Start);
    }

    [Theory]
    [InlineData("\"title\":12")]
    [InlineData("\"title\":[\"Plan\"]")]
    [InlineData("\"title\":{}")]
    [InlineData("\"title\":true")]
    [InlineData("\"persons\":{},\"links\":7,\"title\":\"x\"")]
    [InlineData("\"persons\":[null,1,[],{\"id\":{}}],\"title\":\"x\"")]
    public void Values_of_the_wrong_kind_cost_only_themselves(string fields)
    {
        var schedule = Reading.Schedule(Reading.Frab($"{fields},{When}"));

        Assert.Empty(Assert.Single(schedule.Sessions).Speakers);
    }

    [Fact]
    public void Sessionize_categories_give_track_language_and_kind()
    {
        var schedule = Reading.Schedule("""
            {"sessions":[
              {"id":"1","title":"Plan","startsAt":"2026-03-27T10:00:00","endsAt":"2026-03-27T10:45:00","speakers":["s"],"categoryItems":[11,21,31],"roomId":5},
              {"id":"2","title":"Lunch","startsAt":"2026-03-27T12:00:00","endsAt":"2026-03-27T13:00:00","isServiceSession":true,"speakers":[],"roomId":6},
              {"id":"3","title":"Not placed yet","startsAt":null,"endsAt":null,"speakers":["gone"]}],
             "speakers":[{"id":"s","firstName":"Ada","lastName":"Byron","fullName":null,"bio":"","tagLine":"Counts"}],
             "categories":[{"title":"Tracks","items":[{"id":11,"name":"Measuring"}]},{"title":"Language","items":[{"id":21,"name":"English"}]},
               {"title":"Session format","items":[{"id":31,"name":"Workshop"}]}],
             "rooms":[{"id":5,"name":"Hall"},{"id":6,"name":"Foyer"}]}
            """);

        var (talk, lunch) = (schedule.Sessions[0], schedule.Sessions[1]);
        Assert.Equal(("Measuring", "en", ScheduledKind.Workshop, "Hall"), (talk.Track, talk.Language, talk.Kind, talk.Room));
        Assert.Equal([new ScheduledSpeaker("s", "Ada Byron", "Counts")], talk.Speakers);
        Assert.Equal((ScheduledKind.Break, "Foyer", TimeSpan.FromHours(1)), (lunch.Kind, lunch.Room, lunch.Duration));
        Assert.Equal(["1 session has no start time and was left out: “Not placed yet”."], schedule.Warnings);
    }

    [Fact]
    public void A_smaller_view_of_Sessionize_is_refused_with_advice()
    {
        var reading = Reading.Of("""[{"groupId":null,"groupName":"All","sessions":[]}]""");

        Reading.IsRefused("unknown_format", reading);
        Assert.Contains("All data", reading.Refusal!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_speaker_id_that_leads_nowhere_is_said()
    {
        var schedule = Reading.Schedule("""{"sessions":[{"id":"1","title":"Plan","location":"Hall","speakerIds":["x"],"startsAt":"2026-03-27T10:00","endsAt":"2026-03-27T10:45"}]}""");

        Assert.Equal(ScheduleFormat.KotlinConfJson, schedule.Format);
        Assert.Equal(["1 speaker is named only by an id that the file does not explain."], schedule.Warnings);
    }

    [Fact]
    public void A_bilingual_session_is_read_in_the_language_it_is_held_in()
    {
        var schedule = Reading.Schedule("""
            {"session_types":[{"id":"t","zh":{"name":"資料"},"en":{"name":"Data"}}],"speakers":[{"id":"s","zh":{"name":"林"},"en":{"name":""}}],
             "sessions":[
              {"id":"1","type":"t","room":"A","start":"2026-03-27T10:00:00+08:00","end":"2026-03-27T10:30:00+08:00","language":"中文","zh":{"title":"計畫"},"en":{"title":"Plan"},"speakers":["s"]},
              {"id":"2","type":"t","room":"A","start":"2026-03-27T11:00:00+08:00","end":"2026-03-27T11:30:00+08:00","language":"English","zh":{"title":"計畫"},"en":{"title":"Plan"},"speakers":["s"]}]}
            """);

        Assert.Equal([("計畫", "zh", "Data"), ("Plan", "en", "Data")], schedule.Sessions.Select(session => (session.Title, session.Language!, session.Track!)));
        Assert.Equal(["林"], schedule.Speakers.Select(speaker => speaker.Name));
    }

    [Theory]
    [InlineData("lecture", ScheduledKind.Talk)]
    [InlineData("devroom", ScheduledKind.Talk)]
    [InlineData("Standard talk", ScheduledKind.Talk)]
    [InlineData("Hands-on lab", ScheduledKind.Workshop)]
    [InlineData("podium", ScheduledKind.Panel)]
    [InlineData("Coffee break", ScheduledKind.Break)]
    [InlineData("performance", ScheduledKind.Other)]
    [InlineData("", ScheduledKind.Talk)]
    public void The_sources_word_for_a_kind_is_understood(string type, ScheduledKind kind) =>
        Assert.Equal(kind, Reading.Only(Reading.Frab($"\"title\":\"Plan\",\"type\":\"{type}\",{When}")).Kind);

    [Theory]
    [InlineData("Lunch", ScheduledKind.Break)]
    [InlineData("Coffee & tea break", ScheduledKind.Break)]
    [InlineData("Registration and welcome", ScheduledKind.Break)]
    [InlineData("Breaking the cycle", ScheduledKind.Talk)]
    [InlineData("Teamwork", ScheduledKind.Talk)]
    public void A_title_alone_can_show_a_break(string title, ScheduledKind kind) =>
        Assert.Equal(kind, Reading.Only(Reading.Frab($"\"title\":\"{title}\",{When}")).Kind);
}
