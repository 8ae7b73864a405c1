using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Comments;
using Rapport.Features.Events;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;
using Rapport.Tests.Features.Events;
using Rapport.Tests.Features.Personal;
using Rapport.Tests.Features.Questions;

namespace Rapport.Tests.Features.Moderation;

public sealed class HoldTests
{
    private const string Before = "heron-6610";
    private const string After = "plover-6611";

    [Theory, EachEngine]
    public async Task What_a_held_guest_writes_waits_for_an_editor_and_what_they_wrote_before_stays(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var discuss = await world.DiscussAsync(@event, (await world.SessionAsync(@event)).Id);
        var address = await world.AddressOfAsync(@event.Id);
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event, name: "Ed Itor"));
        var (guest, person) = await world.JoinAsync(await world.OpenForGuestsAsync(@event, Joining.Open));
        using var leaves = guest;
        var comment = await guest.CommentOnAsync(discuss, Before);
        Assert.Contains("Hold what Gwen Guest writes", await editor.GetStringAsync($"{address}/moderation/{comment}", World.Cancelled), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await HoldAsync(editor, address, person)).Status);
        // Clicked again: nothing more happens, and nothing more is told.
        Assert.Equal(HttpStatusCode.Redirect, (await HoldAsync(editor, address, person)).Status);
        await guest.FormAsync(discuss, ("text", After));

        var seen = await world.Visitor.GetStringAsync(discuss, World.Cancelled);
        Assert.Contains(Before, seen, StringComparison.Ordinal);
        Assert.DoesNotContain(After, seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Hold what Gwen Guest writes", await editor.GetStringAsync($"{address}/moderation/{comment}", World.Cancelled), StringComparison.Ordinal);
        Assert.Contains(After, await editor.GetStringAsync($"{address}/guests", World.Cancelled), StringComparison.Ordinal);
        var log = await editor.GetStringAsync($"{address}/moderation", World.Cancelled);
        Assert.Equal(2, log.Split("What they write is held").Length);
        Assert.Contains("Gwen Guest", log, StringComparison.Ordinal);

        await editor.SendAsync($"{address}/guests", ("person", $"{person}"));

        Assert.Contains(After, await world.Visitor.GetStringAsync(discuss, World.Cancelled), StringComparison.Ordinal);
        await guest.CommentOnAsync(discuss, "siskin-6612");
        Assert.Contains("siskin-6612", await world.Visitor.GetStringAsync(discuss, World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Nobody_but_an_editor_of_that_event_holds_a_guest(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var elsewhere = await world.EventAsync();
        var address = await world.AddressOfAsync(@event.Id);
        var (guest, person) = await world.JoinAsync(await world.OpenForGuestsAsync(@event, Joining.Open));
        using var leaves = guest;
        using var reporter = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        using var other = await world.SignInAsync(await world.PersonAsync(Role.Editor, elsewhere));

        foreach (var stranger in new[] { world.Visitor, guest, reporter, other })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await HoldAsync(stranger, address, person)).Status);
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await HoldAsync(other, await world.AddressOfAsync(elsewhere.Id), person)).Status);
        Assert.False(await world.ReadAsync(db => db.Guests(@event.Id).Select(row => row.IsWaiting).SingleAsync(World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task Whoever_was_turned_away_is_not_let_back_by_being_held(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var address = await world.AddressOfAsync(@event.Id);
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event));
        var (guest, person) = await world.JoinAsync(await world.OpenForGuestsAsync(@event, Joining.Open));
        using var leaves = guest;
        await editor.FormAsync($"{address}/guests?handler=Away", ("person", $"{person}"));

        await HoldAsync(editor, address, person);

        Assert.NotNull(await world.ReadAsync(db => db.Guests(@event.Id).Select(row => row.TurnedAwayAt).SingleAsync(World.Cancelled)));
        Assert.DoesNotContain("What they write is held", await editor.GetStringAsync($"{address}/moderation", World.Cancelled), StringComparison.Ordinal);
    }

    [Theory]
    [EachEngine("Hold")]
    [EachEngine("Away")]
    public async Task Whoever_is_held_or_turned_away_changes_nothing_that_readers_see_and_takes_back_what_they_wrote(Engine engine, string judged)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync();
        var discuss = await world.DiscussAsync(@event, (await world.SessionAsync(@event)).Id);
        var (guest, person) = await world.JoinAsync(await world.OpenForGuestsAsync(@event, Joining.Open));
        using var leaves = guest;
        var (comment, question) = (await guest.CommentOnAsync(discuss, Before), await guest.AskAsync(board, $"{Before}?"));
        await editor.FormAsync($"{await world.AddressOfAsync(@event.Id)}/guests?handler={judged}", ("person", $"{person}"));

        await ChangesNothingAsync(world, guest, board, (discuss, comment));
        Assert.Equal("guest_waiting", (await guest.FormAsync($"{board}/{question}?handler=Edit", ("text", After))).Page.Code());

        Assert.Equal(HttpStatusCode.Redirect, (await guest.FormAsync($"{discuss}?handler=Delete", ("comment", $"{comment}"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await guest.FormAsync($"{board}/{question}?handler=Withdraw")).Status);
        Assert.DoesNotContain(Before, await world.Visitor.GetStringAsync(discuss, World.Cancelled), StringComparison.Ordinal);
        // Nothing of theirs stands there any more, so their name is their own again.
        Assert.Equal("/account?done=name", (await guest.FormAsync("/account", ("Name", After))).To);
    }

    [Theory, EachEngine]
    public async Task Whoever_was_never_let_in_changes_nothing_that_an_editor_showed(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync();
        var discuss = await world.DiscussAsync(@event, (await world.SessionAsync(@event)).Id);
        var (guest, person) = await world.JoinAsync(await world.OpenForGuestsAsync(@event, Joining.Approved), "Gwenn Guest");
        using var leaves = guest;
        Assert.Equal("/account?done=name", (await guest.FormAsync("/account", ("Name", "Gwen Guest"))).To);
        await guest.FormAsync(discuss, ("text", Before));
        var comment = await world.ReadAsync(db => db.Comments.Where(row => row.AuthorId == person).Select(row => row.Id).SingleAsync(World.Cancelled));
        await editor.FormAsync($"{await world.AddressOfAsync(@event.Id)}/moderation/{comment}?handler=Show", ("knows", "true"));

        await ChangesNothingAsync(world, guest, board, (discuss, comment));
    }

    /// <summary>Neither the words nor the name beside them.</summary>
    private static async Task ChangesNothingAsync(World world, HttpClient guest, string board, (string Discuss, Guid Comment) about)
    {
        Assert.Equal("guest_waiting", (await guest.FormAsync($"{about.Discuss}?handler=Edit", ("comment", $"{about.Comment}"), ("text", After))).Page.Code());
        Assert.Equal("guest_waiting", (await guest.FormAsync("/account", ("Name", After))).Page.Code());
        var consents = await guest.FormAsync("/account/about-me", ("pseudonym", After), ("photos", "No"), ("quotation", "Named"));
        Assert.Equal("guest_waiting", consents.Page.Code());
        // What one agrees to is one's own, always.
        Assert.Equal(HttpStatusCode.Redirect, (await guest.ConsentAsync(photos: "No")).StatusCode);
        var seen = await world.Visitor.GetStringAsync(about.Discuss, World.Cancelled);
        Assert.Contains(Before, seen, StringComparison.Ordinal);
        Assert.Contains("Gwen Guest", seen, StringComparison.Ordinal);
        Assert.DoesNotContain(After, seen + await world.Visitor.GetStringAsync(board, World.Cancelled), StringComparison.Ordinal);
    }

    private static Task<(HttpStatusCode Status, string? To, string Page)> HoldAsync(HttpClient browser, string address, Guid person) =>
        browser.FormAsync($"{address}/guests?handler=Hold", ("person", $"{person}"));
}
