using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Formats.Schedules;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Tests.Features.Programme;

public sealed partial class ProgrammePageTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 10, 20, 0, TimeSpan.Zero);

    [Theory, EachEngine]
    public async Task The_list_names_days_and_the_zone_and_marks_what_is_on(Engine engine)
    {
        await using var world = await World.StartAsync(engine, new() { Time = new SetClock(Now) });
        var @event = await PlantedAsync(world);

        var page = await PageAsync(world, @event, "");

        Assert.Equal(["opening", "costing", "dashboard", "party", "clinic"], Links(page));
        Assert.Equal(["Tuesday 24 November", "Wednesday 25 November", "No time yet"], Headings(page));
        Assert.Equal(1, page.Split("Times are London time").Length - 1);
        var now = Assert.Single(OnNow().Matches(page)).Groups["id"].Value;
        Assert.Contains($"<a href=\"#{now}\" data-jump-now>", page, StringComparison.Ordinal);
        Assert.Contains($"<li id=\"{now}\" class=\"is-now\" data-from=\"2026-11-24T10:00Z\" data-until=\"2026-11-24T12:00Z\"", page, StringComparison.Ordinal);
        Assert.Contains("<p class=\"gap\">Cancelled</p>", page, StringComparison.Ordinal);
    }

    [Theory]
    [EachEngine("?day=2026-11-25", "party")]
    [EachEngine("?room=undercroft", "costing party")]
    [EachEngine("?track=money", "costing")]
    [EachEngine("?room=undercroft&day=2026-11-24&track=money", "costing")]
    [EachEngine("?room=attic", "")]
    [EachEngine("?day=yesterday", "opening costing dashboard party clinic")]
    public async Task Filters_in_the_address_choose_what_is_shown(Engine engine, string query, string expected)
    {
        await using var world = await World.StartAsync(engine, new() { Time = new SetClock(Now) });
        var @event = await PlantedAsync(world);

        Assert.Equal(expected, string.Join(' ', Links(await PageAsync(world, @event, query))));
        Assert.Equal(expected, string.Join(' ', Links(await PageAsync(world, @event, $"{query}{(query.Length > 0 ? '&' : '?')}view=grid"))));
    }

    [Theory, EachEngine]
    public async Task In_the_grid_a_listener_hears_of_which_day_it_is_and_when_a_session_ends(Engine engine)
    {
        await using var world = await World.StartAsync(engine, new() { Time = new SetClock(Now) });
        var page = await PageAsync(world, await PlantedAsync(world), "?view=grid&day=2026-11-24");

        Assert.Contains("<table class=\"grid\" aria-labelledby=\"d1124\">", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"unseen\"> to 09:45 </span>", page, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task What_a_reader_may_not_see_is_in_no_form_of_the_programme(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        await world.SessionAsync(@event, "Planted team meeting", Visibility.Team);
        await world.SessionAsync(@event, "Opening");
        var member = await world.SignInAsync(await world.PersonAsync(Role.Member, at: @event));
        var address = $"{await world.AddressOfAsync(@event.Id)}/programme";

        foreach (var query in new[] { "", "?view=grid" })
        {
            Assert.Equal(["opening"], Links(await world.Visitor.GetStringAsync(address + query, World.Cancelled)));
            Assert.Equal(["opening"], Links(await member.GetStringAsync(address + query, World.Cancelled)));
            Assert.Equal(2, Links(await (await world.OrganiserAsync(@event)).GetStringAsync(address + query, World.Cancelled)).Count);
        }
    }

    [Theory, EachEngine]
    public async Task An_event_that_a_stranger_may_not_see_has_no_programme_for_them(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync(visibility: Visibility.Members);
        var address = $"{await world.AddressOfAsync(@event.Id)}/programme";

        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync(address, World.Cancelled)).StatusCode);
    }

    [Fact]
    public async Task The_programme_of_a_real_thousand_sessions_stays_under_100_kilobytes()
    {
        var file = await Fixtures.Read("programmes", "fosdem-2025.xml");
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync();
        var schedule = ScheduleReader.Read(file).Schedule!;
        await world.PlantAsync(db => PlantAsync(world, db, @event, schedule));
        var browser = world.Client();
        browser.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        var address = $"{await world.AddressOfAsync(@event.Id)}/programme";

        foreach (var query in new[] { "", "?view=grid" })
        {
            var answer = await browser.GetAsync(address + query, World.Cancelled);
            Assert.Equal(["br"], answer.Content.Headers.ContentEncoding);
            var size = (await answer.Content.ReadAsByteArrayAsync(World.Cancelled)).Length;
            TestContext.Current.TestOutputHelper!.WriteLine($"{query}: {size} bytes");
            Assert.InRange(size, 10_000, 100_000);
            Assert.Equal(943, Links(await world.Visitor.GetStringAsync(address + query, World.Cancelled)).Count);
        }
    }

    private static async Task<Event> PlantedAsync(World world)
    {
        var @event = await world.EventAsync();
        await world.PlantAsync(async db =>
        {
            var (chamber, undercroft) = (new Room(Ids.New(world.Time), @event.Id, "Council chamber", 0), new Room(Ids.New(world.Time), @event.Id, "Undercroft", 1));
            db.AddRange(chamber, undercroft);
            var programme = await new SessionWriter(db, world.Time).OpenAsync(@event.Id, World.Cancelled);
            Add(programme, db, new("Opening"), new(2026, 11, 24, 9, 0, 0), 45, chamber.Id);
            Add(programme, db, new("Costing") { Track = "Money" }, new(2026, 11, 24, 10, 0, 0), 45, undercroft.Id);
            Add(programme, db, new("Dashboard") { Track = "Charts" }, new(2026, 11, 24, 12, 0, 0), 0, chamber.Id).Session.Cancel();
            Add(programme, db, new("Party"), new(2026, 11, 25, 19, 0, 0), 300, undercroft.Id);
            Add(programme, db, new("Clinic"), null, 0, null);
        });
        return @event;
    }

    private static async Task PlantAsync(World world, RapportDb db, Event @event, Schedule schedule)
    {
        var programme = await new SessionWriter(db, world.Time).OpenAsync(@event.Id, World.Cancelled);
        foreach (var session in schedule.Sessions)
        {
            var held = Add(programme, db, new(session.Title) { Track = session.Track ?? "" }, session.Start.Clock, (int)session.Duration.TotalMinutes, programme.RoomNamed(session.Room));
            held.Session.BeGivenBy([.. session.Speakers.Select(speaker => programme.SpeakerNamed(speaker.Name).Id)]);
        }
    }

    private static SessionWithSubject Add(OpenProgramme programme, RapportDb db, SessionDescription description, DateTime? wall, int minutes, Guid? room)
    {
        var held = programme.Add(description, null);
        held.Session.Schedule(wall, TimeSpan.FromMinutes(minutes), programme.Zone, room);
        db.Activities.Add(new Activity(Ids.New(TimeProvider.System), "session.added", held.Subject, null, DateTimeOffset.UnixEpoch));
        return held;
    }

    private static async Task<string> PageAsync(World world, Event @event, string query) =>
        ProgrammeEditing.Text(await world.Visitor.GetStringAsync($"{await world.AddressOfAsync(@event.Id)}/programme{query}", World.Cancelled));

    private static List<string> Links(string page) => [.. SessionLink().Matches(page).Select(link => link.Groups["slug"].Value)];

    private static List<string> Headings(string page) => [.. Heading().Matches(page).Select(heading => heading.Groups["text"].Value)];

    [GeneratedRegex("(?:<h3><a|class=\"cell-title\") href=\"(?<slug>[^\"]+)\"")]
    private static partial Regex SessionLink();

    [GeneratedRegex("<h2[^>]*>(?<text>[^<]+)</h2>")]
    private static partial Regex Heading();

    [GeneratedRegex("<li id=\"(?<id>t[0-9]+)\" class=\"is-now\"")]
    private static partial Regex OnNow();
}
