using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Formats.Schedules;
using Rapport.Shared;

namespace Rapport.Tests.Features.Programme;

public sealed class CalendarDoorTests
{
    [Theory, EachEngine]
    public async Task The_calendar_has_what_a_visitor_sees_of_the_programme(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var talk = await world.SessionAsync(@event, "Counting, calls; and \"queues\"\\");
        var off = await world.SessionAsync(@event, "Called off", startsAt: @event.StartsOn.ToDateTime(new TimeOnly(14, 0)));
        await world.SessionAsync(@event, "plover-7431", Visibility.Team);
        var room = new Room(Ids.New(world.Time), @event.Id, "Guildhall, upstairs", 1);
        await ChangeAsync(world, off, session => session.Cancel());
        await world.PlantAsync(db =>
        {
            db.Add(room);
            return Task.CompletedTask;
        });
        await ChangeAsync(world, talk, session => session.Schedule(session.StartsAtWall, TimeSpan.FromMinutes(45), EventZone.Of("Europe/London"), room.Id));

        using var answer = await world.Visitor.GetAsync(await CalendarAsync(world, @event), World.Cancelled);
        var text = await answer.Content.ReadAsStringAsync(World.Cancelled);
        var calendar = Ical.Net.Calendar.Load(text)!;

        Assert.Equal("text/calendar; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal([$"{talk.Id}@rapport", $"{off.Id}@rapport"], calendar.Events.Select(found => found.Uid));
        var found = calendar.Events.First();
        Assert.Equal((talk.Title, "Guildhall, upstairs", "Europe/London"), (found.Summary, found.Location, found.DtStart!.TzId));
        Assert.Equal(talk.StartsAt!.Value.UtcDateTime, found.DtStart.AsUtc);
        Assert.Equal(talk.EndsAt!.Value.UtcDateTime, found.DtEnd!.AsUtc);
        Assert.Equal(new Uri(world.Address, await world.AddressOfAsync(talk.Id)), found.Url);
        Assert.Equal(["CONFIRMED", "CANCELLED"], calendar.Events.Select(session => session.Status));
        Assert.Equal("Europe/London", Assert.Single(calendar.TimeZones).TzId);
        Assert.DoesNotContain("plover-7431", text);
        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
    }

    [Theory, EachEngine]
    public async Task A_change_raises_the_sequence_of_what_changed_and_keeps_its_id(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var first = await world.SessionAsync(@event, "First");
        await world.SessionAsync(@event, "Second", startsAt: @event.StartsOn.ToDateTime(new TimeOnly(12, 0)));
        var before = await ReadAsync(world, @event);
        var same = await ReadAsync(world, @event);

        await ChangeAsync(world, first, session => session.Describe(new SessionDescription("First, renamed")));
        var after = await ReadAsync(world, @event);

        Assert.Equal(Sequences(before), Sequences(same));
        Assert.Equal(before.Events.Select(session => session.Uid), after.Events.Select(session => session.Uid));
        Assert.True(Sequences(after)[0] > Sequences(before)[0]);
        Assert.Equal(Sequences(before)[1], Sequences(after)[1]);
        Assert.Equal("First, renamed", after.Events.First().Summary);
    }

    [Theory, EachEngine]
    public async Task Brought_in_elsewhere_and_again_after_a_change_it_finds_the_same_sessions(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, elsewhere) = (await world.EventAsync(), await world.EventAsync());
        var moved = await world.SessionAsync(@event, "Counting, calls; and \"queues\" \ud83e\udda9");
        await world.SessionAsync(@event, "Second", startsAt: @event.StartsOn.ToDateTime(new TimeOnly(12, 0)));
        Assert.False((await world.ImportAsync(elsewhere, await ScheduleAsync(world, @event))).IsRefused);
        Assert.Equal(await world.ProgrammeAsync(@event), await world.ProgrammeAsync(elsewhere));

        await ChangeAsync(world, moved, session =>
        {
            session.Describe(new SessionDescription("Under another name"));
            session.Schedule(@event.StartsOn.ToDateTime(new TimeOnly(15, 0)), TimeSpan.FromMinutes(30), EventZone.Of(@event.Zone), null);
        });
        Assert.False((await world.ImportAsync(elsewhere, await ScheduleAsync(world, @event))).IsRefused);

        Assert.Equal(["Second 12:00 ", "Under another name 15:00 "], await world.ProgrammeAsync(elsewhere));
    }

    [Theory, EachEngine]
    public async Task Whatever_day_a_session_has_the_calendar_is_readable(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        await world.SessionAsync(@event, "In its year");
        await world.SessionAsync(@event, "At the beginning of time", startsAt: new DateTime(1, 1, 1, 10, 0, 0));
        await world.SessionAsync(@event, "A slip", startsAt: new DateTime(26, 11, 24, 10, 0, 0));
        await world.SessionAsync(@event, "At its end", startsAt: new DateTime(9999, 12, 31, 22, 0, 0));

        Assert.Equal(["In its year"], (await ReadAsync(world, @event)).Events.Select(session => session.Summary));
        var page = await world.Visitor.GetStringAsync(await world.AddressOfAsync(@event.Id) + "/programme", World.Cancelled);
        Assert.Contains("At the beginning of time", page, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task What_is_not_for_visitors_has_no_calendar(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var closed = await world.EventAsync(visibility: Visibility.Members);
        await world.SessionAsync(closed);

        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync(await CalendarAsync(world, closed), World.Cancelled)).StatusCode);
    }

    [Fact]
    public async Task The_programme_page_leads_to_it_where_there_is_one()
    {
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync();
        var address = await world.AddressOfAsync(@event.Id) + "/programme";
        Assert.DoesNotContain("programme.ics", await world.Visitor.GetStringAsync(address, World.Cancelled));

        await world.SessionAsync(@event);

        Assert.Contains("<a href=\"programme.ics\"", await world.Visitor.GetStringAsync(address, World.Cancelled));
    }

    private static List<int> Sequences(Ical.Net.Calendar calendar) => [.. calendar.Events.Select(session => session.Sequence)];

    private static async Task<string> CalendarAsync(World world, Event @event) => await world.AddressOfAsync(@event.Id) + "/programme.ics";

    private static async Task<Ical.Net.Calendar> ReadAsync(World world, Event @event) =>
        Ical.Net.Calendar.Load(await world.Visitor.GetStringAsync(await CalendarAsync(world, @event), World.Cancelled))!;

    private static async Task<Schedule> ScheduleAsync(World world, Event @event) =>
        Importing.Read(await world.Visitor.GetByteArrayAsync(await CalendarAsync(world, @event), World.Cancelled), "programme.ics");

    private static Task ChangeAsync(World world, Session session, Action<Session> change) => world.PlantAsync(async db =>
    {
        change(await db.Sessions.SingleAsync(row => row.Id == session.Id, World.Cancelled));
        var subject = await db.Subjects.SingleAsync(row => row.Id == session.Id, World.Cancelled);
        db.Activities.Add(new Activity(Ids.New(world.Time), "session.edited", subject, null, world.Time.GetUtcNow()));
    });
}
