using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Comments;
using Rapport.Features.Events;
using Rapport.Features.Spaces;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;
using Rapport.Tests.Features.Events;

namespace Rapport.Tests.Features.Moderation;

public sealed partial class LetInTests
{
    [Theory, EachEngine]
    public async Task Of_a_guest_let_in_who_takes_back_what_waits_at_once_nothing_is_shown_or_counted(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event);
        var discuss = await world.DiscussAsync(@event, session.Id);
        var code = await world.OpenForGuestsAsync(@event, Joining.Approved);
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event));
        await editor.CommentOnAsync(discuss, "wagtail-2230");
        var guests = $"{await world.AddressOfAsync(@event.Id)}/guests";

        foreach (var n in Enumerable.Range(0, 5))
        {
            var (guest, person) = await world.JoinAsync(code, $"Guest {n}");
            var comment = await WaitingAsync(world, guest, person, discuss, "heron-4471");

            await Task.WhenAll(
                editor.SendAsync(guests, ("person", $"{person}")),
                guest.SendAsync($"{discuss}?handler=Delete", ("comment", $"{comment}")));

            Assert.Equal(SubjectState.Withdrawn, await StateAsync(world, comment));
            Assert.False(await world.ReadAsync(db => db.Guests(@event.Id).Where(row => row.PersonId == person).Select(row => row.IsWaiting).SingleAsync(World.Cancelled)));
        }

        Assert.DoesNotContain("heron-4471", await world.Visitor.GetStringAsync(discuss, World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(1, await world.CommentsOnAsync(session.Id));
    }

    [Theory, EachEngine]
    public async Task What_waits_can_be_put_into_other_words_and_what_is_hidden_can_only_be_taken_back(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event);
        var discuss = await world.DiscussAsync(@event, session.Id);
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event));
        var (guest, person) = await world.JoinAsync(await world.OpenForGuestsAsync(@event, Joining.Approved));
        var comment = await WaitingAsync(world, guest, person, discuss, "heron-4471");

        await guest.SendAsync($"{discuss}?handler=Edit", ("comment", $"{comment}"), ("text", "plover-9912"));
        await editor.SendAsync($"{await world.AddressOfAsync(@event.Id)}/guests", ("person", $"{person}"));
        var shown = await world.Visitor.GetStringAsync(discuss, World.Cancelled);
        Assert.Contains("plover-9912", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("heron-4471", shown, StringComparison.Ordinal);

        await editor.SendAsync($"{await world.AddressOfAsync(@event.Id)}/moderation/{comment}", ("reason", "Not about the session"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guest.FormAsync($"{discuss}?handler=Edit", ("comment", $"{comment}"), ("text", "siskin-1180"))).Status);
        await guest.SendAsync($"{discuss}?handler=Delete", ("comment", $"{comment}"));

        Assert.Equal((SubjectState.Withdrawn, 0), (await StateAsync(world, comment), await world.CommentsOnAsync(session.Id)));
    }

    [Theory, EachEngine]
    public async Task Whoever_waits_behind_many_others_is_found_and_let_in(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event));
        var code = await world.OpenForGuestsAsync(@event, Joining.Approved);
        var guests = $"{await world.AddressOfAsync(@event.Id)}/guests";
        var (early, first) = await world.JoinAsync(code, "Zoe Early");
        await CrowdAsync(world, @event, 520);
        var (late, last) = await world.JoinAsync(code, "Zoe Late");
        await late.FormAsync(await world.DiscussAsync(@event, @event.Id), ("text", "heron-4471"));
        using var leaves = early;
        using var leavesToo = late;

        var front = await editor.GetStringAsync(guests, World.Cancelled);
        Assert.Contains("Zoe Late", front, StringComparison.Ordinal);
        Assert.Contains("heron-4471", front, StringComparison.Ordinal);
        var (seen, page) = (0, guests);
        for (var next = front; next.Split($"href=\"{guests}?p=") is [_, .., var rest] && seen < 10 && !next.Contains("Zoe Early", StringComparison.Ordinal); seen++)
        {
            page = $"{guests}?p={rest[..rest.IndexOf('"', StringComparison.Ordinal)]}";
            next = await editor.GetStringAsync(page, World.Cancelled);
        }

        Assert.Contains("Zoe Early", await editor.GetStringAsync(page, World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await editor.FormAsync(guests, ("person", $"{first}"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await editor.FormAsync(guests, ("person", $"{last}"))).Status);
        Assert.Equal(520, await world.ReadAsync(db => db.Guests(@event.Id).CountAsync(guest => guest.IsWaiting, World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task An_editor_turns_away_at_once_all_whom_a_page_shows_waiting(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event));
        using var reporter = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        var code = await world.OpenForGuestsAsync(@event, Joining.Approved);
        var guests = $"{await world.AddressOfAsync(@event.Id)}/guests";
        var (here, present) = await world.JoinAsync(code, "Zoe Present");
        using var leaves = here;
        await editor.FormAsync(guests, ("person", $"{present}"));
        await CrowdAsync(world, @event, 120);
        var shown = People().Matches((await editor.GetStringAsync(guests, World.Cancelled)).Split("<h2>Taking part</h2>")[0]).Select(match => ("people", match.Groups[1].Value)).ToArray();

        Assert.Equal(100, shown.Length);
        Assert.Equal(HttpStatusCode.NotFound, (await reporter.FormAsync($"{guests}?handler=AllAway", shown)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await editor.FormAsync($"{guests}?handler=AllAway", [.. shown, ("people", $"{present}")])).Status);

        var turned = await world.ReadAsync(db => db.Guests(@event.Id).Where(guest => guest.TurnedAwayAt != null).Select(guest => guest.PersonId).ToListAsync(World.Cancelled));
        Assert.Equal(shown.Select(one => one.Item2).Order(), turned.Select(id => $"{id}").Order());
    }

    [Theory, EachEngine]
    public async Task Who_was_turned_away_by_mistake_stands_on_the_page_and_is_let_in_again(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event));
        var code = await world.OpenForGuestsAsync(@event, Joining.Approved);
        var guests = $"{await world.AddressOfAsync(@event.Id)}/guests";
        var (browser, guest) = await world.JoinAsync(code, "Zoe Guest");
        using var leaves = browser;
        await editor.FormAsync($"{guests}?handler=Away", ("person", $"{guest}"));

        var page = await editor.GetStringAsync(guests, World.Cancelled);
        Assert.DoesNotContain("Zoe Guest", page.Split("<h2>Turned away</h2>")[0], StringComparison.Ordinal);
        Assert.Contains("Let in after all<span class=\"unseen\">: Zoe Guest", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await editor.FormAsync(guests, ("person", $"{guest}"))).Status);

        Assert.DoesNotContain("Turned away", await editor.GetStringAsync(guests, World.Cancelled), StringComparison.Ordinal);
        Assert.False(await world.ReadAsync(db => db.Guests(@event.Id).AnyAsync(held => held.IsWaiting || held.TurnedAwayAt != null, World.Cancelled)));
    }

    private static Task CrowdAsync(World world, Event @event, int count) => world.PlantAsync(db =>
    {
        for (var n = 0; n < count; n++)
        {
            var person = new Person(Ids.New(world.Time), $"AAA {n}", world.Time.GetUtcNow());
            db.Add(person);
            db.Add(new Membership(Ids.New(world.Time), person.Id, new(@event.SpaceId, @event.Id), Role.Guest, world.Time.GetUtcNow()).Waiting());
        }

        return Task.CompletedTask;
    });

    private static async Task<Guid> WaitingAsync(World world, HttpClient guest, Guid person, string discuss, string text)
    {
        await guest.FormAsync(discuss, ("text", text));
        return await world.ReadAsync(db => db.Comments.Where(row => row.AuthorId == person).Select(row => row.Id).SingleAsync(World.Cancelled));
    }

    private static Task<SubjectState> StateAsync(World world, Guid comment) =>
        world.ReadAsync(db => db.Subjects.Where(row => row.Id == comment).Select(row => row.State).SingleAsync(World.Cancelled));

    [GeneratedRegex("data-guest=\"([0-9a-f-]+)\"")]
    private static partial Regex People();
}
