using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Comments;
using Rapport.Features.Events;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;
using Rapport.Tests.Features.Events;

namespace Rapport.Tests.Features.Moderation;

public sealed class LetInTests
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

    private static async Task<Guid> WaitingAsync(World world, HttpClient guest, Guid person, string discuss, string text)
    {
        await guest.FormAsync(discuss, ("text", text));
        return await world.ReadAsync(db => db.Comments.Where(row => row.AuthorId == person).Select(row => row.Id).SingleAsync(World.Cancelled));
    }

    private static Task<SubjectState> StateAsync(World world, Guid comment) =>
        world.ReadAsync(db => db.Subjects.Where(row => row.Id == comment).Select(row => row.State).SingleAsync(World.Cancelled));
}
