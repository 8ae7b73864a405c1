using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Features.Programme.Releases;
using Rapport.Shared;

namespace Rapport.Tests.Features.Programme.Day;

public sealed class ChangeDayTests
{
    private static readonly SetClock Eleven = new(new DateTimeOffset(2026, 6, 4, 10, 0, 0, TimeSpan.Zero));

    [Theory, EachEngine]
    public async Task A_moved_session_is_told_to_readers_in_the_same_act_and_can_be_undone(Engine engine)
    {
        await using var world = await World.StartAsync(engine, new() { Time = Eleven });
        var (@event, hall, library) = await PlaceAsync(world);
        var session = await world.SlotAsync(@event, "Counting bins", hall, "14:30");
        var home = await world.AddressOfAsync(@event.Id);
        var organiser = await world.OrganiserAsync(@event);
        await organiser.ReleaseAsync(home);
        var move = $"act=move&session={session.Id}&room={library.Id}&day=2026-06-04&start=15:00";

        var shown = await organiser.PreviewAsync(home, move);
        Assert.Contains("Thu 14:30, Hall, 45 minutes → <b>Thu 15:00, Library, 45 minutes</b>", shown, StringComparison.Ordinal);
        Assert.Equal(["Counting bins 14:30 45 Hall"], await world.DayAsync(@event));
        Assert.Equal($"{home}/programme", (await organiser.ChangeAsync(home, move)).Landed());

        Assert.Equal(["Counting bins 15:00 45 Library"], await world.DayAsync(@event));
        Assert.Contains("“Counting bins” moved to Library, 14:30 → 15:00", await world.Visitor.LogAsync(home), StringComparison.Ordinal);
        Assert.Contains("Release 2, 11:00</a>: one change", await world.Visitor.GetStringAsync($"{home}/programme", World.Cancelled), StringComparison.Ordinal);
        await organiser.ChangeAsync(home, "act=undo");
        Assert.Equal(["Counting bins 14:30 45 Hall"], await world.DayAsync(@event));
        Assert.Equal(["added", "session.moved", "session.moved"], await world.VerbsAsync(session.Id));
        Assert.Contains("“Counting bins” moved to Hall, 15:00 → 14:30", await world.Visitor.LogAsync(home), StringComparison.Ordinal);
    }

    [Theory]
    [EachEngine("0026-06-04", "10:00")]
    [EachEngine("0001-01-01", "00:00")]
    [EachEngine("9999-12-31", "23:59")]
    public async Task A_day_far_away_from_the_event_is_refused_here_too(Engine engine, string day, string start)
    {
        await using var world = await World.StartAsync(engine, new() { Time = Eleven });
        var (@event, hall, _) = await PlaceAsync(world);
        var session = await world.SlotAsync(@event, "Counting bins", hall, "14:30");
        var (home, organiser) = (await world.AddressOfAsync(@event.Id), await world.OrganiserAsync(@event));

        var page = await organiser.PreviewAsync(home, $"act=move&session={session.Id}&room={hall.Id}&day={day}&start={start}");

        Assert.Contains(ProgrammeProblems.FarDay.Sentence, page, StringComparison.Ordinal);
        Assert.Contains("Thu 14:30", await organiser.PreviewAsync(home, $"act=move&session={session.Id}&room={hall.Id}&day=2026-06-03&start=10:00"), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task A_room_that_runs_late_moves_what_is_left_of_its_day(Engine engine)
    {
        await using var world = await World.StartAsync(engine, new() { Time = Eleven });
        var (@event, hall, library) = await PlaceAsync(world);
        await world.SlotAsync(@event, "A over", hall, "09:00");
        await world.SlotAsync(@event, "B on", hall, "10:30");
        await world.SlotAsync(@event, "C coffee", hall, "11:15", 20, SessionKind.Break);
        await world.SlotAsync(@event, "D next", hall, "11:35");
        await world.SlotAsync(@event, "E elsewhere", library, "11:35");
        var (home, organiser) = (await world.AddressOfAsync(@event.Id), await world.OrganiserAsync(@event));

        await organiser.ChangeAsync(home, $"act=late&room={hall.Id}&minutes=15&day=2026-06-04&catchUp=true");
        Assert.Equal(["A over 09:00 45 Hall", "B on 10:30 60 Hall", "C coffee 11:30 10 Hall", "D next 11:40 45 Hall", "E elsewhere 11:35 45 Library"], await world.DayAsync(@event));
        await organiser.ChangeAsync(home, $"act=late&room={hall.Id}&minutes=5&day=2026-06-04");
        Assert.Equal(["A over 09:00 45 Hall", "B on 10:30 65 Hall", "C coffee 11:35 10 Hall", "D next 11:45 45 Hall", "E elsewhere 11:35 45 Library"], await world.DayAsync(@event));
    }

    [Theory, EachEngine]
    public async Task Two_rooms_are_swapped_for_what_has_not_begun(Engine engine)
    {
        await using var world = await World.StartAsync(engine, new() { Time = Eleven });
        var (@event, hall, library) = await PlaceAsync(world);
        await world.SlotAsync(@event, "A on", hall, "10:30");
        await world.SlotAsync(@event, "B next", hall, "12:00");
        await world.SlotAsync(@event, "C beside", library, "12:00");
        var (home, organiser) = (await world.AddressOfAsync(@event.Id), await world.OrganiserAsync(@event));

        await organiser.ChangeAsync(home, $"act=swap&room={hall.Id}&other={library.Id}&day=2026-06-04");

        Assert.Equal(["A on 10:30 45 Hall", "B next 12:00 45 Library", "C beside 12:00 45 Hall"], await world.DayAsync(@event));
    }

    [Theory, EachEngine]
    public async Task A_session_is_cancelled_with_a_reason_that_readers_see_everywhere(Engine engine)
    {
        await using var world = await World.StartAsync(engine, new() { Time = Eleven });
        var (@event, hall, _) = await PlaceAsync(world);
        var session = await world.SlotAsync(@event, "Counting bins", hall, "14:30");
        var (home, organiser) = (await world.AddressOfAsync(@event.Id), await world.OrganiserAsync(@event));
        await organiser.ReleaseAsync(home);

        Assert.Contains(ProgrammeProblems.MissingReason.Sentence, await organiser.PreviewAsync(home, $"act=cancel&session={session.Id}&reason=+"), StringComparison.Ordinal);
        await organiser.ChangeAsync(home, $"act=cancel&session={session.Id}&reason=the+<speaker>+is+ill");

        foreach (var page in new[] { "/programme", "/counting-bins" })
        {
            Assert.Contains("Cancelled: the &lt;speaker&gt; is ill", await world.Visitor.GetStringAsync(home + page, World.Cancelled), StringComparison.Ordinal);
        }

        Assert.Contains("cancelled: <a href=\"" + home + "/counting-bins\">“Counting bins”</a>, because: the <speaker> is ill",
            ProgrammeEditing.Text(await world.Visitor.GetStringAsync($"{home}/programme/changes", World.Cancelled)), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Clashes_of_room_and_speaker_are_pointed_out_and_stop_nothing(Engine engine)
    {
        await using var world = await World.StartAsync(engine, new() { Time = Eleven });
        var (@event, hall, library) = await PlaceAsync(world);
        var (first, second) = (await world.SlotAsync(@event, "A", hall, "14:00"), await world.SlotAsync(@event, "B", library, "15:00"));
        await world.PlantAsync(async db =>
        {
            var speaker = new Speaker(Ids.New(world.Time), @event.Id, "Siân Prosser");
            db.Add(speaker);
            await db.Sessions.Include(row => row.Speakers).Where(row => row.EventId == @event.Id).ForEachAsync(row => row.BeGivenBy([speaker.Id]), World.Cancelled);
        });
        var (home, organiser) = (await world.AddressOfAsync(@event.Id), await world.OrganiserAsync(@event));
        var move = $"act=move&session={second.Id}&room={hall.Id}&day=2026-06-04&start=14:30";

        var shown = await organiser.PreviewAsync(home, move);
        Assert.Contains("“A” (Thu 14:00) and “B” (Thu 14:30) are both in Hall", shown, StringComparison.Ordinal);
        Assert.Contains("“A” (Thu 14:00) and “B” (Thu 14:30) both have Siân Prosser", shown, StringComparison.Ordinal);
        await organiser.ChangeAsync(home, move);
        Assert.Equal(["A 14:00 45 Hall", "B 14:30 45 Hall"], await world.DayAsync(@event));
        Assert.Contains("2 clashes", await organiser.GetStringAsync($"{home}/programme", World.Cancelled), StringComparison.Ordinal);
        using var reporter = await world.SignInAsync(await world.PersonAsync(Role.Reporter, at: @event));
        Assert.DoesNotContain("clashes", await reporter.GetStringAsync($"{home}/programme", World.Cancelled), StringComparison.Ordinal);
        await organiser.ChangeAsync(home, $"act=move&session={first.Id}&room={hall.Id}&day=2026-06-04&start=13:45");
        Assert.DoesNotContain("clash", await organiser.GetStringAsync($"{home}/programme", World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task What_was_previewed_of_an_older_programme_is_shown_again_and_not_done(Engine engine)
    {
        await using var world = await World.StartAsync(engine, new() { Time = Eleven });
        var (@event, hall, _) = await PlaceAsync(world);
        await world.SlotAsync(@event, "A", hall, "14:00");
        var (home, organiser) = (await world.AddressOfAsync(@event.Id), await world.OrganiserAsync(@event));
        Dictionary<string, string> late = new() { ["act"] = "late", ["room"] = hall.Id.ToString(), ["minutes"] = "10", ["day"] = "2026-06-04", ["seen"] = "an older one" };

        var answer = await organiser.SendAsync($"{home}/programme/day", late);

        Assert.Contains(ProgrammeProblems.OtherPlan.Sentence, await answer.Content.ReadAsStringAsync(World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(["A 14:00 45 Hall"], await world.DayAsync(@event));
    }

    [Theory, EachEngine]
    public async Task Nobody_but_an_organiser_changes_a_day_or_releases_it(Engine engine)
    {
        await using var world = await World.StartAsync(engine, new() { Time = Eleven });
        var (@event, hall, library) = await PlaceAsync(world);
        var session = await world.SlotAsync(@event, "A", hall, "14:00");
        var (home, organiser) = (await world.AddressOfAsync(@event.Id), await world.OrganiserAsync(@event));
        var seen = (await organiser.PreviewAsync(home, $"act=move&session={session.Id}&room={library.Id}&day=2026-06-04&start=14:00"))
            .Split("name=\"seen\" value=\"")[1].Split('"')[0];
        Dictionary<string, string> form = new()
        {
            ["act"] = "move", ["session"] = session.Id.ToString(), ["room"] = library.Id.ToString(), ["day"] = "2026-06-04", ["start"] = "14:00", ["seen"] = seen,
        };
        var stranger = await world.SignInAsync(await world.PersonAsync());
        var member = await world.SignInAsync(await world.PersonAsync(Role.Member, at: @event));
        var reporter = await world.SignInAsync(await world.PersonAsync(Role.Reporter, at: @event));

        foreach (var door in new[] { "day", "release", "release?handler=drop" })
        {
            Assert.Equal("/sign-in", (await world.Visitor.SendAsync($"{home}/programme/{door}", form)).Landed());
            foreach (var browser in new[] { stranger, member, reporter })
            {
                Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{home}/programme/{door}", World.Cancelled)).StatusCode);
                Assert.Equal(HttpStatusCode.NotFound, (await browser.SendAsync($"{home}/programme/{door}", form)).StatusCode);
            }
        }

        Assert.Equal(["A 14:00 45 Hall"], await world.DayAsync(@event));
        Assert.Empty(await world.ReadAsync(db => db.Releases.ToListAsync(World.Cancelled)));
        Assert.Equal($"{home}/programme", (await organiser.SendAsync($"{home}/programme/day", form)).Landed());
    }

    [Theory, EachEngine]
    public async Task A_sealed_event_keeps_its_programme(Engine engine)
    {
        await using var world = await World.StartAsync(engine, new() { Time = Eleven });
        var (@event, hall, _) = await PlaceAsync(world);
        await world.SlotAsync(@event, "A", hall, "14:00");
        var (home, organiser) = (await world.AddressOfAsync(@event.Id), await world.OrganiserAsync(@event));
        await world.EnterAsync(@event, Phase.Sealed);

        foreach (var door in new[] { "day", "release", "release?handler=drop" })
        {
            var answer = await organiser.SendAsync($"{home}/programme/{door}", new Dictionary<string, string> { ["act"] = "late", ["room"] = hall.Id.ToString(), ["minutes"] = "10" });
            Assert.Contains(ProgrammeProblems.Sealed.Sentence, await answer.Content.ReadAsStringAsync(World.Cancelled), StringComparison.Ordinal);
        }

        Assert.Equal(["A 14:00 45 Hall"], await world.DayAsync(@event));
        Assert.Empty(await world.ReadAsync(db => db.Releases.ToListAsync(World.Cancelled)));
    }

    private static async Task<(Event Event, Room Hall, Room Library)> PlaceAsync(World world)
    {
        var @event = await world.EventAsync();
        return (@event, await world.RoomAsync(@event, "Hall"), await world.RoomAsync(@event, "Library", 1));
    }
}
