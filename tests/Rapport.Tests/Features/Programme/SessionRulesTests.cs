using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;
using Rapport.Tests.Features.Personal;
using Rapport.Tests.Features.Search;

namespace Rapport.Tests.Features.Programme;

public sealed class SessionRulesTests
{
    [Theory, EachEngine]
    public async Task Going_off_the_record_asks_where_something_was_captured_and_says_how_much(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var (session, quiet) = (await world.SessionAsync(@event), await world.SessionAsync(@event));
        var reporter = await world.PersonAsync(Role.Reporter, @event);
        await world.EntryAsync(@event, reporter, session: session);
        await world.EntryAsync(@event, reporter, session: session);
        using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event));
        var edit = $"{await world.AddressOfAsync(session.Id)}/edit?handler=rules";

        var asked = await organiser.SendAsync(edit, ("id", $"{session.Id}"), ("offRecord", "true"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.StatusCode);
        var page = await asked.Content.ReadAsStringAsync(World.Cancelled);
        Assert.Contains("2 things that were captured here", page, StringComparison.Ordinal);
        Assert.Matches("name=\"offRecord\" value=\"true\" checked", page);
        Assert.False(await world.ReadAsync(db => db.Sessions.AnyAsync(row => row.IsOffRecord, World.Cancelled)));
        Assert.Equal(HttpStatusCode.Redirect, (await organiser.SendAsync(edit, ("id", $"{session.Id}"), ("offRecord", "true"), ("sure", "true"))).StatusCode);
        var nothing = await organiser.SendAsync($"{await world.AddressOfAsync(quiet.Id)}/edit?handler=rules", ("id", $"{quiet.Id}"), ("offRecord", "true"));
        Assert.Equal(HttpStatusCode.Redirect, nothing.StatusCode);
        Assert.Equal(2, await world.ReadAsync(db => db.Sessions.CountAsync(row => row.IsOffRecord, World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task What_is_captured_off_the_record_is_for_the_team_alone_also_what_was_captured_before(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, session, reporter, organiser) = await SessionAsync(world);
        var before = Ids.New(world.Time);
        await reporter.OperateAsync(@event, "entry.post", new { entry = "note", text = "plover-2201", session = session.Id }, before);
        await reporter.CommentOnAsync(await world.DiscussAsync(@event, before), "heron-2202");
        await world.IndexedAsync();
        Assert.Contains("heron-2202", await world.EverythingAsync(world.Visitor, @event, "plover-2201"), StringComparison.Ordinal);

        await RuleAsync(world, organiser, session, isOffRecord: true, isUnattributed: false);
        await reporter.OperateAsync(@event, "entry.post", new { entry = "note", text = "dunlin-2203", session = session.Id });
        await world.IndexedAsync();

        await NobodyReadsAsync(world, @event, "plover-2201", "heron-2202", "dunlin-2203");
        Assert.Contains("dunlin-2203", await reporter.GetStringAsync(await world.AddressOfAsync(session.Id), World.Cancelled), StringComparison.Ordinal);

        // Taking it back shows nothing of what was said under it.
        await RuleAsync(world, organiser, session, isOffRecord: false, isUnattributed: false);
        await NobodyReadsAsync(world, @event, "plover-2201", "heron-2202", "dunlin-2203");
        await reporter.OperateAsync(@event, "entry.post", new { entry = "note", text = "godwit-2204", session = session.Id });
        Assert.Contains("godwit-2204", await world.Visitor.GetStringAsync(await world.AddressOfAsync(session.Id), World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Off_the_record_nobody_shows_to_more_what_was_captured_there_whatever_becomes_of_the_session(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, session, reporter, organiser) = await SessionAsync(world);
        var (before, under) = (Ids.New(world.Time), Ids.New(world.Time));
        await reporter.OperateAsync(@event, "entry.post", new { entry = "note", text = "plover-2201", session = session.Id }, before);
        await RuleAsync(world, organiser, session, isOffRecord: true, isUnattributed: false);
        await reporter.OperateAsync(@event, "entry.post", new { entry = "note", text = "dunlin-2203", session = session.Id, visibility = "public" }, under);

        foreach (var browser in new[] { reporter, organiser })
        {
            foreach (var entry in new[] { before, under })
            {
                await browser.OperateAsync(@event, "entry.share", new { target = entry, visibility = "members" });
                await browser.OperateAsync(@event, "entry.share", new { target = entry, visibility = "public" });
            }
        }

        // What is derived anew stays as narrow.
        var edit = $"{await world.AddressOfAsync(session.Id)}/edit?handler=visibility";
        await organiser.SendAsync(edit, ("id", $"{session.Id}"), ("visibility", "Members"));
        await organiser.SendAsync(edit, ("id", $"{session.Id}"), ("visibility", "Public"));

        await world.IndexedAsync();
        await NobodyReadsAsync(world, @event, "plover-2201", "dunlin-2203");
        await RuleAsync(world, organiser, session, isOffRecord: false, isUnattributed: false);
        await NobodyReadsAsync(world, @event, "plover-2201", "dunlin-2203");
        Assert.Contains("dunlin-2203", await reporter.GetStringAsync(await world.AddressOfAsync(under), World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Without_attribution_nobody_but_the_team_finds_who_said_it(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, session, reporter, organiser) = await SessionAsync(world);
        var quote = Ids.New(world.Time);
        await reporter.OperateAsync(@event, "entry.post", new { entry = "quote", text = "We failed.", saidBy = new { name = "Wilhelmina Zellweger" }, session = session.Id }, quote);
        await world.IndexedAsync();
        Assert.Contains("Wilhelmina", await world.EverythingAsync(world.Visitor, @event, "Zellweger"), StringComparison.Ordinal);

        await RuleAsync(world, organiser, session, isOffRecord: false, isUnattributed: true);
        await world.IndexedAsync();

        var told = await world.EverythingAsync(world.Visitor, @event, "Zellweger");
        Assert.DoesNotContain("Wilhelmina", told, StringComparison.Ordinal);
        Assert.Contains("We failed.", told, StringComparison.Ordinal);
        Assert.DoesNotContain("We failed.", await world.Visitor.GetStringAsync(await world.SearchAddressAsync(@event, "Zellweger"), World.Cancelled), StringComparison.Ordinal);
        Assert.Contains("Wilhelmina Zellweger", await reporter.GetStringAsync(await world.AddressOfAsync(quote), World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Only_organisers_set_rules_and_also_when_the_event_is_sealed(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync(phase: Phase.Sealed);
        var session = await world.SessionAsync(@event);
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event));
        using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event));

        Assert.Equal(HttpStatusCode.NotFound, await RuleAsync(world, editor, session, true, true));
        Assert.Equal(HttpStatusCode.Redirect, await RuleAsync(world, organiser, session, true, true));

        Assert.Contains("Off the record", await world.Visitor.GetStringAsync(await world.AddressOfAsync(session.Id), World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Off_the_record_nobody_shows_a_note_or_a_question_to_more(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, session, reporter, organiser) = await SessionAsync(world);
        var (before, under) = (Ids.New(world.Time), Ids.New(world.Time));
        var author = await world.PersonAsync(Role.Contributor, @event);
        using var contributor = await world.SignInAsync(author);
        var note = (await world.NoteAsync(session, author.Id, title: "plover-3301")).Id;
        await reporter.OperateAsync(@event, "question.raise", new { text = "heron-3302?", session = session.Id, visibility = "public" }, before);
        Assert.Contains("heron-3302", await world.Visitor.GetStringAsync(await world.AddressOfAsync(session.Id), World.Cancelled), StringComparison.Ordinal);

        await RuleAsync(world, organiser, session, isOffRecord: true, isUnattributed: false);
        await reporter.OperateAsync(@event, "question.raise", new { text = "dunlin-3303?", session = session.Id, visibility = "public" }, under);
        await reporter.SendAsync($"{await world.AddressOfAsync(before)}?handler=Share", ("visibility", "Public"));
        await reporter.SendAsync($"{await world.AddressOfAsync(under)}?handler=Share", ("visibility", "Public"));
        await contributor.SendAsync($"{await world.AddressOfAsync(note)}?handler=Share", ("readers", "Public"));

        await world.IndexedAsync();
        await NobodyReadsAsync(world, @event, "plover-3301", "heron-3302", "dunlin-3303");
        foreach (var item in new[] { before, under, note })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync(await world.AddressOfAsync(item), World.Cancelled)).StatusCode);
        }

        Assert.DoesNotContain("value=\"Public\"", await reporter.GetStringAsync(await world.AddressOfAsync(under), World.Cancelled), StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"Public\"", await contributor.GetStringAsync(await world.AddressOfAsync(note), World.Cancelled), StringComparison.Ordinal);
    }

    private static async Task NobodyReadsAsync(World world, Event @event, params string[] words)
    {
        var told = await world.EverythingAsync(world.Visitor, @event, words[0]);
        Assert.All(words, word => Assert.DoesNotContain($"{word}<", told, StringComparison.Ordinal));
    }

    private static async Task<HttpStatusCode> RuleAsync(World world, HttpClient browser, Session session, bool isOffRecord, bool isUnattributed)
    {
        using var answer = await browser.SendAsync(
            $"{await world.AddressOfAsync(session.Id)}/edit?handler=rules",
            ("id", $"{session.Id}"), ("offRecord", isOffRecord ? "true" : "false"), ("unattributed", isUnattributed ? "true" : "false"), ("sure", "true"));
        return answer.StatusCode;
    }

    private static async Task<(Event Event, Session Session, HttpClient Reporter, HttpClient Organiser)> SessionAsync(World world)
    {
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event);
        return (@event, session, await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event)), await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event)));
    }
}
