using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Shared;

namespace Rapport.Tests.Features.Programme;

public sealed class SessionEditTests
{
    [Theory, EachEngine]
    public async Task Nobody_but_an_organiser_finds_the_pages_for_editing(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event);
        var home = await world.AddressOfAsync(@event.Id);
        string[] pages = [$"{home}/sessions/new", $"{home}/{session.Slug}/edit", $"{home}/rooms"];
        var reporter = await world.SignInAsync(await world.PersonAsync(Role.Reporter, at: @event));
        var stranger = await world.SignInAsync(await world.PersonAsync());
        var organiser = await world.OrganiserAsync(@event);

        foreach (var page in pages)
        {
            foreach (var browser in new[] { reporter, stranger })
            {
                Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(page, World.Cancelled)).StatusCode);
                Assert.Equal(HttpStatusCode.NotFound, (await browser.SendAsync(page, Named("Taken over", session))).StatusCode);
            }

            var signIn = await world.Visitor.GetAsync(page, World.Cancelled);
            Assert.Equal("/sign-in", signIn.Landed());
            Assert.Equal("/sign-in", (await world.Visitor.SendAsync(page, Named("Taken over", session))).Landed());
            Assert.Equal(HttpStatusCode.OK, (await organiser.GetAsync(page, World.Cancelled)).StatusCode);
        }

        Assert.Equal(session.Title, Assert.Single(await world.ReadAsync(db => db.Sessions.ToListAsync(World.Cancelled))).Title);
        Assert.Empty(await world.ReadAsync(db => db.Rooms.ToListAsync(World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task A_session_added_by_hand_stands_in_the_programme_with_all_that_was_typed(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var home = await world.AddressOfAsync(@event.Id);
        var organiser = await world.OrganiserAsync(@event);
        Assert.DoesNotContain("Costing", await world.Visitor.GetStringAsync($"{home}/programme", World.Cancelled));
        var form = await organiser.FormAsync($"{home}/sessions/new");
        (form["title"], form["start"], form["newRoom"], form["speakers"], form["kind"]) = ("Costing the count", "10:15", "Undercroft", "Huw Llewellyn\r\n\r\nSiân Prosser\r\nHuw Llewellyn", "Workshop");
        (form["track"], form["url"], form["abstract"]) = ("Money", "https://example.org/cost", "Ask *why*.\r\nThen how.");

        var answer = await organiser.SendAsync($"{home}/sessions/new", form);

        Assert.Equal($"{home}/costing-the-count", answer.Landed());
        var session = await world.ReadAsync(db => db.Sessions.Include(row => row.Speakers).SingleAsync(World.Cancelled));
        Assert.Equal((SessionKind.Workshop, "Money", "https://example.org/cost", "Ask *why*.\nThen how.", AbstractFormat.Markdown, 45),
            (session.Kind, session.Track, session.Url, session.Abstract, session.AbstractFormat, session.Minutes));
        Assert.Equal(@event.StartsOn.ToDateTime(new TimeOnly(10, 15)), session.StartsAtWall);
        var page = ProgrammeEditing.Text(await world.Visitor.GetStringAsync($"{home}/programme", World.Cancelled));
        Assert.Contains("<a href=\"costing-the-count\">Costing the count</a>", page, StringComparison.Ordinal);
        Assert.Contains("<p>Undercroft, to 11:00</p><p>Huw Llewellyn, Siân Prosser</p>", page, StringComparison.Ordinal);
        Assert.Contains("<time>10:15</time>", page, StringComparison.Ordinal);
        Assert.Equal(["session.added"], await world.VerbsAsync(session.Id));
    }

    [Theory, EachEngine]
    public async Task Editing_twice_tells_each_change_once_and_no_change_not_at_all(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event, "Costing the count");
        var page = $"{await world.AddressOfAsync(session.Id)}/edit";
        var organiser = await world.OrganiserAsync(@event);
        var form = await organiser.FormAsync(page);
        (form["abstract"], form["newRoom"]) = ("Why we count.", "Library");
        await organiser.SendAsync(page, form);
        form = await organiser.FormAsync(page);
        (form["speakers"], form["start"]) = ("Gwen Hathersage", "14:00");
        await organiser.SendAsync(page, form);
        form = await organiser.FormAsync(page);
        Assert.Equal(await world.AddressOfAsync(session.Id), (await organiser.SendAsync(page, form)).Landed());

        Assert.Equal(["added", "session.moved", "session.edited", "session.moved", "session.edited"], await world.VerbsAsync(session.Id));
        Assert.Equal(("Why we count.", "Library", "Gwen Hathersage", "14:00"), (form["abstract"], form["room"], form["speakers"], form["start"]));
    }

    [Theory, EachEngine]
    public async Task A_renamed_session_is_found_at_every_address_that_it_ever_had(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event, "Hidden dashboards");
        var home = await world.AddressOfAsync(@event.Id);
        var organiser = await world.OrganiserAsync(@event);
        await RenameAsync(organiser, $"{home}/hidden-dashboards", "What the dashboard hides");
        await RenameAsync(organiser, $"{home}/what-the-dashboard-hides", "Dashboards");

        foreach (var old in new[] { "hidden-dashboards", "what-the-dashboard-hides" })
        {
            var moved = await world.Visitor.GetAsync($"{home}/{old}", World.Cancelled);
            Assert.Equal($"{home}/dashboards", moved.Landed());
            var edit = await organiser.GetAsync($"{home}/{old}/edit", World.Cancelled);
            Assert.Equal($"{home}/dashboards/edit", edit.Landed());
        }

        await RenameAsync(organiser, $"{home}/dashboards", "Hidden dashboards");
        Assert.Equal(HttpStatusCode.OK, (await world.Visitor.GetAsync($"{home}/hidden-dashboards", World.Cancelled)).StatusCode);
        Assert.Equal($"{home}/hidden-dashboards", (await world.Visitor.GetAsync($"{home}/dashboards", World.Cancelled)).Landed());
        Assert.Equal(3, (await world.VerbsAsync(session.Id)).Count(verb => verb == "session.renamed"));
    }

    [Theory, EachEngine]
    public async Task The_second_of_two_editors_sees_what_the_first_one_wrote_and_loses_nothing(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event, "Hidden dashboards");
        var page = $"{await world.AddressOfAsync(session.Id)}/edit";
        var (ruth, alan) = (await world.OrganiserAsync(@event), await world.OrganiserAsync(@event, "Alan Birtwistle"));
        var (ruths, alans) = (await ruth.FormAsync(page), await alan.FormAsync(page));
        (ruths["title"], alans["abstract"]) = ("What the dashboard hides", "Alan’s words.");

        var first = await ruth.SendAsync(page, ruths);
        var second = await alan.SendAsync(page, alans);

        Assert.Equal((await world.AddressOfAsync(session.Id), page), (first.Landed(), second.Landed()));
        var shown = ProgrammeEditing.Text(await second.Content.ReadAsStringAsync(World.Cancelled));
        Assert.Contains(FormState.Outdated.Sentence, shown, StringComparison.Ordinal);
        Assert.Contains("<td data-name=\"As it is now\">What the dashboard hides</td><td data-name=\"As you wrote it\">Hidden dashboards</td>", shown, StringComparison.Ordinal);
        Assert.Equal(("What the dashboard hides", ""), await TextsAsync(world, session.Id));
        var again = ProgrammeEditing.FieldsOf(await (await alan.SendAsync(page, alans)).Content.ReadAsStringAsync(World.Cancelled));
        Assert.Equal("Alan’s words.", again["abstract"]);
        again["title"] = "What the dashboard hides";
        Assert.Equal(await world.AddressOfAsync(session.Id), (await alan.SendAsync(page, again)).Landed());
        Assert.Equal(("What the dashboard hides", "Alan’s words."), await TextsAsync(world, session.Id));
    }

    [Theory, EachEngine]
    public async Task Of_two_who_save_at_the_same_moment_one_is_told(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event, "Hidden dashboards");
        var page = $"{await world.AddressOfAsync(session.Id)}/edit";
        var browsers = new[] { await world.OrganiserAsync(@event), await world.OrganiserAsync(@event, "Alan Birtwistle") };
        var form = await browsers[0].FormAsync(page);

        var answers = await Task.WhenAll(browsers.Select((browser, i) => browser.SendAsync(page, new Dictionary<string, string>(form) { ["abstract"] = $"Version {i}" })));

        Assert.Equal([await world.AddressOfAsync(session.Id), page], answers.Select(answer => answer.Landed()).Order(StringComparer.Ordinal));
        Assert.Equal(["added", "session.edited"], await world.VerbsAsync(session.Id));
    }

    [Theory, EachEngine]
    public async Task A_session_is_cancelled_and_put_back_and_each_is_told_once(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event, "Benchmarks without tears");
        var (home, address) = (await world.AddressOfAsync(@event.Id), await world.AddressOfAsync(session.Id));
        var organiser = await world.OrganiserAsync(@event);
        KeyValuePair<string, string>[] form = [new("id", session.Id.ToString())];
        await organiser.SendAsync($"{address}/edit?handler=cancel", form);
        await organiser.SendAsync($"{address}/edit?handler=cancel", form);
        Assert.Contains(" class=\"is-cancelled\"><h3><a href=\"benchmarks-without-tears\">", await world.Visitor.GetStringAsync($"{home}/programme", World.Cancelled), StringComparison.Ordinal);

        await organiser.SendAsync($"{address}/edit?handler=reinstate", form);

        Assert.DoesNotContain("is-cancelled", await world.Visitor.GetStringAsync($"{home}/programme", World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(["added", "session.cancelled", "session.reinstated"], await world.VerbsAsync(session.Id));
    }

    [Theory, EachEngine]
    public async Task A_session_added_by_slip_is_removed_until_somebody_has_seen_it(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var (slip, real) = (await world.SessionAsync(@event, "Added by slip"), await world.SessionAsync(@event, "For real"));
        var (home, organiser) = (await world.AddressOfAsync(@event.Id), await world.OrganiserAsync(@event));
        var remove = $"{home}/added-by-slip/edit?handler=remove";

        var answer = await organiser.SendAsync(remove, ("id", $"{slip.Id}"));
        Assert.Equal($"{home}/programme", answer.Landed());
        Assert.Equal(HttpStatusCode.NotFound, (await organiser.SendAsync(remove, ("id", $"{slip.Id}"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await organiser.GetAsync($"{home}/added-by-slip", World.Cancelled)).StatusCode);
        await organiser.SendAsync($"{home}/programme/release", []);

        Assert.DoesNotContain("handler=remove", await organiser.GetStringAsync($"{home}/for-real/edit", World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await organiser.SendAsync($"{home}/for-real/edit?handler=remove", ("id", $"{real.Id}"))).StatusCode);
        Assert.Equal(["For real"], await world.ReadAsync(db => db.Sessions.Select(session => session.Title).ToListAsync(World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task A_session_that_was_left_behind_can_still_be_put_into_other_words(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event, "Costing the count", startsAt: @event.StartsOn.AddDays(-400).ToDateTime(new TimeOnly(10, 0)));
        var (page, organiser) = (await world.AddressOfAsync(session.Id) + "/edit", await world.OrganiserAsync(@event));

        Assert.Equal(HttpStatusCode.Redirect, (await organiser.FillAsync(page, ("abstract", "Why we count."), ("start", "11:00"))).StatusCode);
        var farther = await organiser.FillAsync(page, ("day", EventForm.Text(@event.StartsOn.AddDays(-401))));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, farther.StatusCode);
        var stored = await world.StoredAsync(session.Id);
        Assert.Equal(("Why we count.", @event.StartsOn.AddDays(-400).ToDateTime(new TimeOnly(11, 0))), (stored.Abstract, stored.StartsAtWall));
    }

    [Theory, EachEngine]
    public async Task A_sealed_event_refuses_every_change_with_a_sentence(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event, "Costing the count");
        var (home, address) = (await world.AddressOfAsync(@event.Id), await world.AddressOfAsync(session.Id));
        var organiser = await world.OrganiserAsync(@event);
        var form = await organiser.FormAsync($"{address}/edit");
        await world.EnterAsync(@event, Phase.Sealed);
        form["title"] = "Changed after all";
        form["name"] = "Undercroft";

        foreach (var door in new[] { $"{address}/edit", $"{address}/edit?handler=cancel", $"{address}/edit?handler=account", $"{home}/sessions/new", $"{home}/rooms" })
        {
            var answer = await organiser.SendAsync(door, form);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(ProgrammeProblems.Sealed.Sentence, await answer.Content.ReadAsStringAsync(World.Cancelled), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("name=\"basedOn\"", await organiser.GetStringAsync($"{address}/edit", World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(["added"], await world.VerbsAsync(session.Id));
        Assert.Empty(await world.ReadAsync(db => db.Rooms.ToListAsync(World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task A_speaker_is_told_to_be_the_account_of_somebody_of_the_space_and_of_others_nothing_is_told(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        var @event = await world.EventAsync(space);
        var session = await world.SessionAsync(@event, "Citizens");
        var page = $"{await world.AddressOfAsync(session.Id)}/edit";
        var gwen = await world.PersonAsync(Role.Member, of: space, name: "Gwen Hathersage");
        var stranger = await world.PersonAsync(Role.Member, of: await world.SpaceAsync(), name: "Night Owl");
        var organiser = await world.OrganiserAsync(@event);
        var form = await organiser.FormAsync(page);
        form["speakers"] = "G. Hathersage";
        await organiser.SendAsync(page, form);
        var speaker = (await world.StoredAsync(session.Id)).Speakers.Single().SpeakerId;
        Dictionary<string, string> account = new() { ["id"] = session.Id.ToString(), ["speaker"] = speaker.ToString(), ["email"] = "nobody@example.org" };

        var unknown = await organiser.SendAsync($"{page}?handler=account", account);
        Assert.Contains(ProgrammeProblems.UnknownPerson.Sentence, await unknown.Content.ReadAsStringAsync(World.Cancelled), StringComparison.Ordinal);
        account["email"] = stranger.Email;
        var elsewhere = await organiser.SendAsync($"{page}?handler=account", account);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, elsewhere.StatusCode);
        Assert.Contains(ProgrammeProblems.UnknownPerson.Sentence, await elsewhere.Content.ReadAsStringAsync(World.Cancelled), StringComparison.Ordinal);
        Assert.Null(await PersonOfAsync(world, speaker));
        account["email"] = $" {gwen.Email.ToUpperInvariant()} ";
        await organiser.SendAsync($"{page}?handler=account", account);
        Assert.Equal(gwen.Id, await PersonOfAsync(world, speaker));
        Assert.Contains("has the account of Gwen Hathersage", await organiser.GetStringAsync(page, World.Cancelled), StringComparison.Ordinal);
        account.Remove("email");
        await organiser.SendAsync($"{page}?handler=account", account);
        Assert.Null(await PersonOfAsync(world, speaker));
    }

    private static Task<Guid?> PersonOfAsync(World world, Guid speaker) =>
        world.ReadAsync(db => db.Speakers.Where(row => row.Id == speaker).Select(row => row.PersonId).SingleAsync(World.Cancelled));

    private static async Task<(string Title, string Abstract)> TextsAsync(World world, Guid id)
    {
        var session = await world.StoredAsync(id);
        return (session.Title, session.Abstract);
    }

    private static async Task RenameAsync(HttpClient organiser, string address, string title)
    {
        var form = await organiser.FormAsync($"{address}/edit");
        form["title"] = title;
        Assert.DoesNotContain("/edit", (await organiser.SendAsync($"{address}/edit", form)).Landed(), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Named(string title, Session session) =>
        new() { ["id"] = session.Id.ToString(), ["title"] = title, ["name"] = title, ["act"] = "add" };
}
