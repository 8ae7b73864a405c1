using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;
using Rapport.Tests.Features.Media;

namespace Rapport.Tests.Features.Programme;

public sealed class SetSessionVisibilityTests
{
    private const string Title = "Plover counts";
    private const string Words = "heron-7431";
    private const string Said = "dunlin-9925";

    [Theory, EachEngine]
    public async Task A_narrowed_session_takes_all_that_is_in_it_out_of_sight_and_brings_it_back(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var since = await NumberAsync(world, @event);
        var session = await world.SessionAsync(@event, Title);
        var (home, address) = (await world.AddressOfAsync(@event.Id), await world.AddressOfAsync(session.Id));
        using var ada = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event, name: "Mia Lund"));
        using var organiser = await world.OrganiserAsync(@event);
        var (photo, entry) = (Ids.New(TimeProvider.System), Ids.New(TimeProvider.System));
        using var sent = await ada.SendPhotoAsync(@event, photo, Pictures.Jpeg());
        await ada.OperateAsync(@event, "entry.post", new { entry = "photo", file = photo, text = Words, alt = "A full hall", session = session.Id }, entry);
        var discuss = await world.DiscussAsync(@event, entry);
        await mia.CommentOnAsync(discuss, Said);
        await mia.CommentOnAsync(await world.DiscussAsync(@event, session.Id), Said);
        string[] gone = [address, await world.AddressOfAsync(entry), discuss, await world.DiscussAsync(@event, session.Id), $"/media/{photo}/small.webp", $"/media/{photo}/large.webp"];
        string[] silent = [home, $"{home}/programme", $"{home}/programme?view=grid", $"/live/{@event.Id}/after/0", $"/live/{@event.Id}/after/{since}"];

        // Planted: everything is read once, so that every cache holds it.
        foreach (var place in gone)
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(world.Visitor, place));
        }

        Assert.Contains(Words, await world.Visitor.GetStringAsync(home, World.Cancelled), StringComparison.Ordinal);
        Assert.Contains(Title, await world.Visitor.GetStringAsync(silent[1], World.Cancelled), StringComparison.Ordinal);
        await Eventually.HoldsAsync("polled", async () => (await world.Visitor.GetStringAsync(silent[^1], World.Cancelled)).Contains(Said, StringComparison.Ordinal));
        Assert.Contains(Words, await ReplayAsync(world.Visitor, @event, since), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, await SetAsync(organiser, address, session, Visibility.Team));

        foreach (var reader in new[] { world.Visitor, mia })
        {
            foreach (var place in reader == mia ? gone[..1] : gone)
            {
                Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(reader, place));
            }

            foreach (var place in silent)
            {
                await Eventually.HoldsAsync(place, async () => !Tells(await reader.GetStringAsync(place, World.Cancelled)));
            }

            Assert.False(Tells(await ReplayAsync(reader, @event, 0)));
            Assert.False(Tells(await ReplayAsync(reader, @event, since)));
        }

        Assert.Contains(Words, await ada.GetStringAsync(address, World.Cancelled), StringComparison.Ordinal);
        Assert.Contains("Team only", await ada.GetStringAsync(address, World.Cancelled), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, await SetAsync(organiser, address, session, Visibility.Public));

        foreach (var place in gone)
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(world.Visitor, place));
        }

        Assert.Contains(Words, await world.Visitor.GetStringAsync(home, World.Cancelled), StringComparison.Ordinal);
        Assert.Contains(Title, await world.Visitor.GetStringAsync($"{home}/programme", World.Cancelled), StringComparison.Ordinal);
        Assert.Contains(Said, await world.Visitor.GetStringAsync(discuss, World.Cancelled), StringComparison.Ordinal);
        Assert.Empty(world.Logs.Errors);
    }

    [Theory, EachEngine]
    public async Task Whoever_follows_live_loads_anew_when_it_narrows_and_sees_it_come_back(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event, Title);
        var entry = await world.EntryAsync(@event, await world.PersonAsync(Role.Reporter, @event), Words, session);
        using var organiser = await world.OrganiserAsync(@event);
        var address = await world.AddressOfAsync(session.Id);
        await using (var reader = await LiveReader.FollowAsync(world.Visitor, @event.Id, await NumberAsync(world, @event)))
        {
            await SetAsync(organiser, address, session, Visibility.Members);
            await reader.ResetAsync();
        }

        await using var later = await LiveReader.FollowAsync(world.Visitor, @event.Id, await NumberAsync(world, @event));
        await SetAsync(organiser, address, session, Visibility.Public);
        Assert.Equal(session.Id, (await later.NextAsync()).GetProperty("subject").GetGuid());
        var shown = await later.NextAsync();

        Assert.Equal(("show", entry.Id), (shown.GetProperty("change").GetString(), shown.GetProperty("subject").GetGuid()));
        Assert.Contains(Words, shown.GetProperty("html").GetString(), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task What_was_narrower_for_itself_stays_so_when_the_session_is_widened(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var (session, other) = (await world.SessionAsync(@event, Title), await world.SessionAsync(@event));
        var author = await world.PersonAsync(Role.Reporter, @event);
        var (open, team) = (await world.EntryAsync(@event, author, session: session), await world.EntryAsync(@event, author, session: session, visibility: Visibility.Team));
        var beside = await world.EntryAsync(@event, author, session: other);
        var reader = new Reader(author.Id, Role.Organiser, false);

        await ShowToAsync(world, @event, session, reader, Visibility.Members);
        Assert.Equal([Visibility.Members, Visibility.Members, Visibility.Team, Visibility.Public], await OfAsync(world, session.Id, open.Id, team.Id, beside.Id));
        await ShowToAsync(world, @event, session, reader, Visibility.Public);

        Assert.Equal([Visibility.Public, Visibility.Public, Visibility.Team, Visibility.Public], await OfAsync(world, session.Id, open.Id, team.Id, beside.Id));
        Assert.Equal(["added", "visibility.changed", "visibility.changed"], await world.VerbsAsync(session.Id));
        Assert.Equal(["captured", "subject.covered", "subject.uncovered"], await world.VerbsAsync(open.Id));
        Assert.Equal(["captured"], await world.VerbsAsync(team.Id));
    }

    [Theory, EachEngine]
    public async Task A_session_of_a_narrower_event_is_never_wider_than_it(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync(visibility: Visibility.Members);
        var session = await world.SessionAsync(@event, Title, visibility: Visibility.Team);

        await ShowToAsync(world, @event, session, new Reader(null, null, true), Visibility.Public);

        Assert.Equal([Visibility.Members], await OfAsync(world, session.Id));
    }

    [Theory, EachEngine]
    public async Task Only_an_organiser_decides_and_only_for_one_of_three_groups(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event, Title, visibility: Visibility.Team);
        var address = await world.AddressOfAsync(session.Id);
        using var reporter = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        using var elsewhere = await world.OrganiserAsync(await world.EventAsync());
        using var organiser = await world.OrganiserAsync(@event);

        Assert.Equal(HttpStatusCode.NotFound, await SetAsync(reporter, address, session, Visibility.Public));
        Assert.Equal(HttpStatusCode.NotFound, await SetAsync(elsewhere, address, session, Visibility.Public));
        foreach (var wrong in new[] { "", "AuthorOnly", "9", "everybody" })
        {
            var (_, _, page) = await organiser.FormAsync($"{address}/edit?handler=visibility", ("id", session.Id.ToString()), ("visibility", wrong));
            Assert.Contains(ProgrammeProblems.UnknownVisibility.Sentence, page, StringComparison.Ordinal);
        }

        Assert.Equal([Visibility.Team], await OfAsync(world, session.Id));
        Assert.Equal(["added"], await world.VerbsAsync(session.Id));
    }

    [Theory, EachEngine]
    public async Task A_session_can_be_for_the_team_from_its_first_moment(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var home = await world.AddressOfAsync(@event.Id);
        using var organiser = await world.OrganiserAsync(@event);
        var form = await organiser.FormAsync($"{home}/sessions/new");
        (form["title"], form["start"], form["visibility"]) = (Title, "10:15", "Team");

        await organiser.SendAsync($"{home}/sessions/new", form);

        Assert.DoesNotContain(Title, await world.Visitor.GetStringAsync($"{home}/programme", World.Cancelled), StringComparison.Ordinal);
        Assert.Contains(Title, await organiser.GetStringAsync($"{home}/programme", World.Cancelled), StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> SetAsync(HttpClient browser, string address, Session session, Visibility visibility) =>
        (await browser.FormAsync($"{address}/edit?handler=visibility", ("id", session.Id.ToString()), ("visibility", visibility.ToString()))).Status;

    private static Task<Outcome<string>> ShowToAsync(World world, Event @event, Session session, Reader reader, Visibility visibility) =>
        world.Acts.RunAsync((SetSessionVisibility act, CancellationToken token) => act.RunAsync(new(@event.Id, session.Id, reader, visibility), token), World.Cancelled);

    private static bool Tells(string text) => new[] { Title, Words, Said }.Any(word => text.Contains(word, StringComparison.Ordinal));

    private static Task<long> NumberAsync(World world, Event @event) =>
        world.ReadAsync(db => db.Streams.Where(stream => stream.Id == @event.Id).Select(stream => stream.LastNumber).SingleAsync(World.Cancelled));

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address, World.Cancelled);
        return answer.StatusCode;
    }

    private static async Task<string> ReplayAsync(HttpClient reader, Event @event, long after)
    {
        using var answer = await reader.GetAsync($"/live/{@event.Id}?after={after}", HttpCompletionOption.ResponseHeadersRead, World.Cancelled);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(World.Cancelled), Encoding.UTF8);
        var message = new StringBuilder();
        while (await lines.ReadLineAsync(World.Cancelled) is { Length: > 0 } line)
        {
            message.AppendLine(line);
        }

        return message.ToString();
    }

    private static async Task<IEnumerable<Visibility>> OfAsync(World world, params Guid[] ids)
    {
        var found = await world.ReadAsync(db => db.Subjects.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Visibility, World.Cancelled));
        return ids.Select(id => found[id]);
    }
}
