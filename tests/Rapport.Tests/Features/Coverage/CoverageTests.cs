using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Coverage;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Features.Spaces;
using Rapport.Shared;
using Rapport.Tests.Features.Personal;

namespace Rapport.Tests.Features.Coverage;

/// <summary>Who covers what, as the team plans it on its page.</summary>
public sealed class CoverageTests
{
    [Theory, EachEngine]
    public async Task Whoever_captures_takes_and_leaves_a_session_in_one_tap_and_twice_is_once(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event, "Baselines that last", startsAt: Tomorrow(@event));
        var page = await PageAsync(world, @event);
        using var rita = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event, name: "Rita Reporter"));
        using var tom = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event, name: "Tom Okafor"));
        Assert.Contains("<p class=\"gap\">Nobody</p>", await tom.GetStringAsync(page, World.Cancelled), StringComparison.Ordinal);

        var taken = await rita.SendAsync(page + "?handler=Take", ("session", $"{session.Id}"), ("role", "photographer"));
        await rita.SendAsync(page + "?handler=Take", ("session", $"{session.Id}"), ("role", "photographer"));
        await rita.SendAsync(page + "?handler=Take", ("session", $"{session.Id}"), ("role", "writer"));

        Assert.Equal($"{page}#s-{session.Id}", taken.Headers.Location?.OriginalString);
        Assert.Equal([("Rita Reporter", ShiftRole.Writer), ("Rita Reporter", ShiftRole.Photographer)], await ShiftsAsync(world, session));
        Assert.Contains("<b>You</b> (photos)", await rita.GetStringAsync(page, World.Cancelled), StringComparison.Ordinal);
        var read = await tom.GetStringAsync(page, World.Cancelled);
        Assert.Contains("<span>Rita Reporter</span> (photos)", read, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"gap\"", read, StringComparison.Ordinal);
        Assert.DoesNotContain("?handler=Leave", read, StringComparison.Ordinal);

        var shift = await world.ReadAsync(db => db.Shifts.Where(row => row.Role == ShiftRole.Photographer).SingleAsync(World.Cancelled));
        Assert.Equal(HttpStatusCode.NotFound, (await tom.SendAsync(page + "?handler=Leave", ("shift", $"{shift.Id}"))).StatusCode);
        await rita.SendAsync(page + "?handler=Leave", ("shift", $"{shift.Id}"));
        Assert.Equal(HttpStatusCode.Redirect, (await rita.SendAsync(page + "?handler=Leave", ("shift", $"{shift.Id}"))).StatusCode);
        Assert.Equal([("Rita Reporter", ShiftRole.Writer)], await ShiftsAsync(world, session));
        await rita.SendAsync(page + "?handler=Take", ("session", $"{session.Id}"), ("role", "photographer"));
        Assert.Equal(
            [("shift.taken", Visibility.Team), ("shift.taken", Visibility.Team), ("shift.left", Visibility.Team), ("shift.taken", Visibility.Team)],
            await world.ReadAsync(async db => (await db.Activities.Where(act => act.SubjectKind == Shift.SubjectKind).OrderBy(act => act.Number)
                .Join(db.Subjects, act => act.SubjectId, subject => subject.Id, (act, subject) => new { act.Verb, subject.Visibility }).ToListAsync(World.Cancelled)).ConvertAll(act => (act.Verb, act.Visibility))));
        Assert.Empty(world.Logs.Errors);
    }

    [Theory, EachEngine]
    public async Task Editors_give_a_session_to_anybody_of_the_team_and_take_it_away_and_nobody_else_does(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        var @event = await world.EventAsync(space);
        var session = await world.SessionAsync(@event, startsAt: Tomorrow(@event));
        var page = await PageAsync(world, @event);
        var rita = await world.PersonAsync(Role.Reporter, of: space, name: "Rita Reporter");
        var (member, contributor, away) = (await world.PersonAsync(Role.Member, @event, name: "Mia Member"), await world.PersonAsync(Role.Contributor, @event, name: "Con Tributor"), await world.PersonAsync(Role.Editor, await world.EventAsync(space), name: "Amy Away"));
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event, name: "Edna Editor"));
        using var reporter = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event, name: "Rob Reporter"));
        Task<HttpResponseMessage> GiveAsync(HttpClient client, string person) => client.SendAsync(page + "?handler=Give", ("session", $"{session.Id}"), ("person", person), ("role", "interviewer"));

        var offered = await editor.GetStringAsync($"{page}?give={session.Id}", World.Cancelled);
        Assert.Equal(["Edna Editor", "Rita Reporter", "Rob Reporter"], offered.Split("<select")[1].Split("</select>")[0].Split("</option>")[1..^1].Select(option => option.Split('>')[^1]));
        Assert.DoesNotContain("handler=Give", await reporter.GetStringAsync($"{page}?give={session.Id}", World.Cancelled), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NotFound, (await GiveAsync(reporter, $"{rita.Id}")).StatusCode);
        foreach (var person in new[] { $"{member.Id}", $"{contributor.Id}", $"{away.Id}", $"{Ids.New(world.Time)}", "" })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await GiveAsync(editor, person)).StatusCode);
        }

        Assert.Empty(await ShiftsAsync(world, session));
        Assert.Equal(HttpStatusCode.Redirect, (await GiveAsync(editor, $"{rita.Id}")).StatusCode);
        Assert.Equal([("Rita Reporter", ShiftRole.Interviewer)], await ShiftsAsync(world, session));
        using var hers = await world.SignInAsync(rita);
        Assert.Contains("<b>You</b> (interviews)", await hers.GetStringAsync(page, World.Cancelled), StringComparison.Ordinal);
        var shift = await world.ReadAsync(db => db.Shifts.SingleAsync(World.Cancelled));
        await editor.SendAsync(page + "?handler=Leave", ("shift", $"{shift.Id}"));
        Assert.Empty(await ShiftsAsync(world, session));
    }

    [Theory, EachEngine]
    public async Task Nobody_outside_the_team_finds_the_page_and_no_other_events_sessions_are_taken_there(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        var (@event, other) = (await world.EventAsync(space), await world.EventAsync(space));
        var (session, foreign) = (await world.SessionAsync(@event), await world.SessionAsync(other));
        var page = await PageAsync(world, @event);
        using var member = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        using var contributor = await world.SignInAsync(await world.PersonAsync(Role.Contributor, @event));
        using var stranger = await world.SignInAsync(await world.PersonAsync(Role.Owner, await world.EventAsync()));
        foreach (var client in new[] { world.Visitor, member, contributor, stranger })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(page, World.Cancelled)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync(page + "?handler=Take", ("session", $"{session.Id}"), ("role", "writer"))).StatusCode);
        }

        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event));
        var theirs = await world.ShiftAsync(foreign, (await world.PersonAsync(Role.Reporter, of: space)).Id);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await editor.SendAsync(page + "?handler=Take", ("session", $"{foreign.Id}"), ("role", "writer"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.SendAsync(page + "?handler=Take", ("session", $"{session.Id}"), ("role", "7"))).StatusCode);
        await editor.SendAsync(page + "?handler=Leave", ("shift", $"{theirs.Id}"));
        Assert.Equal([theirs.Id], await world.ReadAsync(db => db.Shifts.Select(row => row.Id).ToListAsync(World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task Six_taps_at_once_are_one_shift_and_six_leaves_none(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event);
        var page = await PageAsync(world, @event);
        var rita = await world.PersonAsync(Role.Reporter, @event, name: "Rita Reporter");
        using var own = await world.SignInAsync(rita);
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event));

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(turn => turn % 2 == 0
            ? own.SendAsync(page + "?handler=Take", ("session", $"{session.Id}"), ("role", "writer"))
            : editor.SendAsync(page + "?handler=Give", ("session", $"{session.Id}"), ("person", $"{rita.Id}"), ("role", "writer"))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Equal([("Rita Reporter", ShiftRole.Writer)], await ShiftsAsync(world, session));
        var shift = await world.ReadAsync(db => db.Shifts.SingleAsync(World.Cancelled));
        answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(turn => (turn % 2 == 0 ? own : editor).SendAsync(page + "?handler=Leave", ("shift", $"{shift.Id}"))));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Empty(await ShiftsAsync(world, session));
        Assert.Equal(1, await world.ReadAsync(db => db.Activities.CountAsync(act => act.Verb == "shift.left", World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task What_is_cancelled_or_sealed_is_taken_by_nobody_and_only_what_still_can_be_covered_is_amber(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var tomorrow = Tomorrow(@event);
        var (open, cancelled) = (await world.SessionAsync(@event, "Open", startsAt: tomorrow), await world.SessionAsync(@event, "Off", startsAt: tomorrow));
        var (pause, over) = (await world.SessionAsync(@event, "Tea", startsAt: tomorrow), await world.SessionAsync(@event, "Over", startsAt: tomorrow.AddDays(-3)));
        await world.PlantAsync(async db =>
        {
            (await db.Sessions.SingleAsync(row => row.Id == cancelled.Id, World.Cancelled)).Cancel("Ill");
            (await db.Sessions.SingleAsync(row => row.Id == pause.Id, World.Cancelled)).Describe(new("Tea") { Kind = SessionKind.Break });
        });
        var page = await PageAsync(world, @event);
        using var rita = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));

        var read = await rita.GetStringAsync(page, World.Cancelled);
        Assert.Contains("Nobody covers 1 session yet.", read, StringComparison.Ordinal);
        Assert.Contains("<p class=\"gap\">Nobody</p>", Row(read, open), StringComparison.Ordinal);
        Assert.All(new[] { cancelled, pause, over }, session => Assert.DoesNotContain("class=\"gap\"", Row(read, session), StringComparison.Ordinal));
        Assert.All(new[] { cancelled, over }, session => Assert.DoesNotContain("<button", Row(read, session), StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await rita.SendAsync(page + "?handler=Take", ("session", $"{cancelled.Id}"), ("role", "writer"))).StatusCode);

        await rita.SendAsync(page + "?handler=Take", ("session", $"{open.Id}"), ("role", "writer"));
        using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event));
        await organiser.SendAsync($"{await world.AddressOfAsync(@event.Id)}/settings?handler=Phase", ("phase", "Sealed"));
        var shift = await world.ReadAsync(db => db.Shifts.SingleAsync(World.Cancelled));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await rita.SendAsync(page + "?handler=Take", ("session", $"{open.Id}"), ("role", "remote"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await rita.SendAsync(page + "?handler=Leave", ("shift", $"{shift.Id}"))).StatusCode);
        Assert.DoesNotContain("<form method=\"post\" action=\"" + page, await rita.GetStringAsync(page, World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task The_page_of_a_session_tells_its_team_who_covers_it_by_the_name_that_holds_and_nobody_who_is_gone(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event, startsAt: Tomorrow(@event));
        var address = await world.AddressOfAsync(session.Id);
        var rita = await world.PersonAsync(Role.Reporter, @event, name: "Rita gannet-5591");
        using var hers = await world.SignInAsync(rita);
        using var team = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        using var contributor = await world.SignInAsync(await world.PersonAsync(Role.Contributor, @event));
        Assert.Contains("Nobody covers it yet.", await team.GetStringAsync(address, World.Cancelled), StringComparison.Ordinal);

        await hers.SendAsync(await PageAsync(world, @event) + "?handler=Take", ("session", $"{session.Id}"), ("role", "photographer"));

        Assert.Contains("Covered by Rita gannet-5591 (photos).", await team.GetStringAsync(address, World.Cancelled), StringComparison.Ordinal);
        foreach (var reader in new[] { world.Visitor, contributor })
        {
            var read = await reader.GetStringAsync(address, World.Cancelled) + await reader.GetStringAsync($"/live/{@event.Id}/after/0", World.Cancelled);
            Assert.DoesNotContain("gannet-5591", read, StringComparison.Ordinal);
            Assert.DoesNotContain("covers it", read, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("gannet-5591", await team.GetStringAsync($"/live/{@event.Id}/after/0", World.Cancelled), StringComparison.Ordinal);
        await hers.ConsentAsync(pseudonym: "A reporter");
        Assert.Contains("Covered by A reporter (photos).", await team.GetStringAsync(address, World.Cancelled), StringComparison.Ordinal);

        await world.PlantAsync(async db => db.Memberships.RemoveRange(await db.Memberships.Where(held => held.PersonId == rita.Id).ToListAsync(World.Cancelled)));
        Assert.Contains("<p class=\"gap\">Nobody</p>", await team.GetStringAsync(await PageAsync(world, @event), World.Cancelled), StringComparison.Ordinal);
    }

    /// <summary>Whatever the clock says when this runs, it can still be covered.</summary>
    private static DateTime Tomorrow(Event @event) => @event.StartsOn.ToDateTime(new TimeOnly(10, 0)).AddDays(1);

    private static async Task<string> PageAsync(World world, Event @event) => await world.AddressOfAsync(@event.Id) + "/coverage";

    private static string Row(string page, Session session) => page.Split($"<tr id=\"s-{session.Id}\"")[1].Split("</tr>")[0];

    private static Task<List<(string, ShiftRole)>> ShiftsAsync(World world, Session session) => world.ReadAsync(async db =>
        (await db.Shifts.Where(shift => shift.SessionId == session.Id).Join(db.People, shift => shift.PersonId, person => person.Id, (shift, person) => new { person.Name, shift.Role })
            .OrderBy(row => row.Name).ThenBy(row => row.Role).ToListAsync(World.Cancelled)).ConvertAll(row => (row.Name, row.Role)));
}
