using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Events.Checklist;
using Rapport.Features.Events.Hosts;
using Rapport.Features.Events.Venues;
using Rapport.Features.Programme;
using Rapport.Features.Programme.Stars;
using Rapport.Features.Questions;
using Rapport.Features.Spaces;
using Rapport.Shared;
using Rapport.Tests.Features.Media;
using Rapport.Tests.Features.Programme;
using Rapport.Tests.Features.Questions;

namespace Rapport.Tests.Features.Events.Start;

public sealed class StartEventTests
{
    private static readonly string[] Everything = ["settings", "venue", "people", "hosts", "checklist", "rooms", "call"];

    [Theory, EachEngine]
    public async Task The_next_event_starts_from_the_last_in_one_act_and_a_page_says_what_was_kept(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (space, last, home) = await LastAsync(world);
        using var owner = await world.SignInAsync(await world.PersonAsync(Role.Owner, of: space, name: "Olga Owner"));

        var next = await StartAsync(world, owner, space, last.Id, Everything);

        var held = await world.ReadAsync(db => db.Memberships.Where(row => row.EventId == next.Id).Select(row => row.Role).OrderBy(role => role).ToListAsync(World.Cancelled));
        Assert.Equal([Role.Reporter, Role.Owner], held);
        Assert.Equal((Joining.Approved, true), (next.Joining, next.TakesOtherNames));
        Assert.True(next.JoinCode is { Length: JoinCode.Length } && next.JoinCode != await CodeAsync(world, last.Id));
        Assert.Equal(["Library", "Crypt"], await world.ReadAsync(db => db.Rooms.Where(room => room.EventId == next.Id).OrderBy(room => room.Position).Select(room => room.Name).ToListAsync(World.Cancelled)));
        Assert.Equal(("1 Gresham Street", "guests"), await world.ReadAsync(async db => (await db.Venues.SingleAsync(row => row.EventId == next.Id, World.Cancelled)).Details is var details ? (details.Address, details.NetworkName) : default));
        var line = await world.ReadAsync(db => db.ChecklistLines.SingleAsync(row => row.EventId == next.Id, World.Cancelled));
        Assert.Equal(("Book the hall", null), (line.Text, line.DoneAt));
        var page = WebUtility.HtmlDecode(await owner.GetStringAsync(await world.AddressOfAsync(next.Id) + "/start", World.Cancelled));
        Assert.All(["2 people with their roles", "2 rooms", "The Guildhall", "1 line", "What should we talk about?", "guests by a new code"], words => Assert.Contains(words, page, StringComparison.Ordinal));
        Assert.Contains(home, page, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task What_people_wrote_asked_voted_for_and_starred_stays_and_so_do_guests(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (space, last, _) = await LastAsync(world);
        using var owner = await world.SignInAsync(await world.PersonAsync(Role.Owner, of: space, name: "Olga Owner"));

        var next = await StartAsync(world, owner, space, last.Id, Everything);

        Assert.Equal(["call", "event"], await world.ReadAsync(db => db.Subjects.Where(row => row.EventId == next.Id).Select(row => row.Kind).OrderBy(kind => kind).ToListAsync(World.Cancelled)));
        Assert.Equal(0, await world.ReadAsync(db => db.Sessions.CountAsync(row => row.EventId == next.Id, World.Cancelled)));
        Assert.Equal(0, await world.ReadAsync(db => db.Questions.CountAsync(row => row.EventId == next.Id, World.Cancelled)));
        Assert.Equal(1, await world.ReadAsync(db => db.Votes.CountAsync(World.Cancelled)));
        Assert.Equal(1, await world.ReadAsync(db => db.Stars.CountAsync(World.Cancelled)));
        Assert.Equal(0, await world.ReadAsync(db => db.Guests(next.Id).CountAsync(World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task The_words_of_the_call_are_for_the_team_until_an_editor_opens_it(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (space, last, _) = await LastAsync(world);
        using var owner = await world.SignInAsync(await world.PersonAsync(Role.Owner, of: space, name: "Olga Owner"));
        var next = await StartAsync(world, owner, space, last.Id, ["call"]);
        var board = await world.BoardAsync(next);
        Assert.DoesNotContain("What should we talk about?", await world.Visitor.GetStringAsync(board, World.Cancelled), StringComparison.Ordinal);
        Assert.Contains("What should we talk about?", await owner.GetStringAsync(board + "/call", World.Cancelled), StringComparison.Ordinal);

        await owner.FillAsync(board + "/call", ("text", "What should we talk about?"), ("answerers", "Anyone"));

        Assert.Contains("What should we talk about?", await world.Visitor.GetStringAsync(board, World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Only_what_was_ticked_is_kept_and_a_mark_outlives_the_event_before(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (space, last, home) = await LastAsync(world);
        using var owner = await world.SignInAsync(await world.PersonAsync(Role.Owner, of: space, name: "Olga Owner"));

        var next = await StartAsync(world, owner, space, last.Id, ["hosts", "nonsense"]);

        Assert.Equal(0, await world.ReadAsync(db => db.Rooms.CountAsync(row => row.EventId == next.Id, World.Cancelled)));
        Assert.Equal((Joining.Closed, null), (next.Joining, next.JoinCode));
        var before = await world.ReadAsync(db => db.HostsOf(last.Id).SingleAsync(World.Cancelled));
        var after = await world.ReadAsync(db => db.HostsOf(next.Id).SingleAsync(World.Cancelled));
        await owner.SendAsync(home + "/hosts", ("act", "remove"), ("host", $"{before.Id}"));
        Assert.Equal(HttpStatusCode.OK, (await world.Visitor.GetAsync($"/media/hosts/{after.Id}.webp", World.Cancelled)).StatusCode);
        await owner.SendAsync(await world.AddressOfAsync(next.Id) + "/hosts", ("act", "remove"), ("host", $"{after.Id}"));
        Assert.Equal(0, Uploads.FilesIn(world));
    }

    [Theory, EachEngine]
    public async Task Who_may_not_make_owners_makes_none_by_starting_from_an_event_and_a_narrow_event_stays_narrow(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (space, last, _) = await LastAsync(world, Visibility.Team);
        using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, of: space, name: "Olive Head"));

        var next = await StartAsync(world, organiser, space, last.Id, ["people", "settings"]);

        Assert.Equal([Role.Reporter, Role.Organiser], await world.ReadAsync(db => db.Memberships.Where(row => row.EventId == next.Id).Select(row => row.Role).OrderBy(role => role).ToListAsync(World.Cancelled)));
        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync(await world.AddressOfAsync(next.Id), World.Cancelled)).StatusCode);
    }

    [Theory, EachEngine]
    public async Task An_event_of_another_space_is_nothing_to_start_from_and_who_knows_one_event_is_told_of_no_other(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (space, last, home) = await LastAsync(world, Visibility.Team);
        var other = await world.SpaceAsync();
        using var owner = await world.SignInAsync(await world.PersonAsync(Role.Owner, of: space, name: "Olga Owner"));
        using var elsewhere = await world.SignInAsync(await world.PersonAsync(Role.Owner, of: other, name: "Elsa Away"));

        var refused = await elsewhere.SendAsync($"/{other.Slug}/events/new", Fields(last.Id, Everything));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(0, await world.ReadAsync(db => db.Events.CountAsync(row => row.SpaceId == other.Id, World.Cancelled)));
        var next = await StartAsync(world, owner, space, last.Id, []);
        using var local = await world.SignInAsync(await world.PersonAsync(Role.Organiser, next, name: "Lola Local"));
        var page = await local.GetStringAsync(await world.AddressOfAsync(next.Id) + "/start", World.Cancelled);
        Assert.DoesNotContain(home, page, StringComparison.Ordinal);
    }

    /// <summary>An event with one of everything that an event has.</summary>
    private static async Task<(Space Space, Event Last, string Home)> LastAsync(World world, Visibility visibility = Visibility.Public)
    {
        var space = await world.SpaceAsync();
        var last = await world.EventAsync(space, visibility: visibility);
        var home = await world.AddressOfAsync(last.Id);
        var reporter = await world.PersonAsync(Role.Reporter, last, name: "Rob Reporter");
        using var owner = await world.SignInAsync(await world.PersonAsync(Role.Owner, last, name: "Otto Owner"));
        using var guest = await world.SignInAsync(await world.PersonAsync(Role.Guest, last, name: "Gwen Guest"));
        await world.OpenForGuestsAsync(last, Joining.Approved);
        await owner.SendAsync(home + "/rooms", ("act", "add"), ("name", "Library"));
        await owner.SendAsync(home + "/rooms", ("act", "add"), ("name", "Crypt"));
        await owner.SendAsync(home + "/venue/edit", ("Form.Address", "1 Gresham Street"), ("Form.NetworkName", "guests"));
        await owner.UploadAsync(home + "/hosts", "mark", Pictures.Jpeg(), ("act", "save"), ("name", "The Guildhall"), ("role", "Host"));
        await owner.SendAsync(home + "/checklist", ("act", "add"), ("text", "Book the hall"));
        var line = await world.ReadAsync(db => db.ChecklistLines.SingleAsync(World.Cancelled));
        await owner.SendAsync(home + "/checklist", ("act", "done"), ("line", $"{line.Id}"));
        await owner.SendAsync(home + "/questions/call", ("text", "What should we talk about?"), ("answerers", "Anyone"));
        if (visibility == Visibility.Public)
        {
            var question = await guest.AskAsync(home + "/questions", "Who reads what we measure?");
            await owner.VoteAsync(home + "/questions", question, "Yes");
        }

        var session = await world.SessionAsync(last, "Talk");
        await world.EntryAsync(last, reporter, session: session);
        await owner.SendAsync(home + "/programme/mine", ("session", $"{session.Id}"), ("star", "on"));
        return (space, last, home);
    }

    private static async Task<Event> StartAsync(World world, HttpClient maker, Space space, Guid from, string[] keep)
    {
        var answer = await maker.SendAsync($"/{space.Slug}/events/new", Fields(from, keep));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal($"/{space.Slug}/the-next-one/start", answer.Headers.Location?.ToString());
        return await world.ReadAsync(db => db.Events.SingleAsync(row => row.Slug == "the-next-one", World.Cancelled));
    }

    private static (string, string)[] Fields(Guid from, string[] keep) =>
    [
        ("Form.Title", "The next one"), ("Form.From", "2027-11-24"), ("Form.To", "2027-11-24"), ("Form.Zone", "Europe/London"), ("From", $"{from}"),
        .. keep.Select(name => ("Keep", name)),
    ];

    private static Task<string?> CodeAsync(World world, Guid eventId) =>
        world.ReadAsync(db => db.Events.Where(row => row.Id == eventId).Select(row => row.JoinCode).SingleAsync(World.Cancelled));
}
