using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Questions;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;
using Rapport.Tests.Features.Events;

namespace Rapport.Tests.Features.Questions;

public sealed class ReviseTests
{
    [Theory, EachEngine]
    public async Task Whoever_asked_puts_it_into_other_words_and_readers_see_that(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync();
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        var id = await mia.AskAsync(board, "plover-7431?");
        await editor.VoteAsync(board, id, "Yes");

        Assert.Equal((HttpStatusCode.Redirect, $"{board}/{id}"), await EditAsync(mia, board, id, " heron-9925? "));
        await EditAsync(mia, board, id, "heron-9925?");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await EditAsync(mia, board, id, " ")).Status);

        foreach (var page in new[] { board, $"{board}/{id}" })
        {
            var shown = await world.Visitor.GetStringAsync(page, World.Cancelled);
            Assert.Contains("heron-9925?", shown, StringComparison.Ordinal);
            Assert.Contains(", edited", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("plover-7431", shown, StringComparison.Ordinal);
        }

        Assert.Equal(["Yes"], await world.VotesAsync(id));
        Assert.Equal(["question.asked", "question.edited"], await world.VerbsAsync(id));
    }

    [Theory, EachEngine]
    public async Task What_is_taken_back_is_gone_for_all_with_what_was_said_about_it(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync();
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        var since = await LastAsync(world, @event);
        var id = await mia.AskAsync(board, "plover-7431?");
        Assert.Contains("plover-7431", await world.Visitor.GetStringAsync($"/live/{@event.Id}/after/{since}", World.Cancelled), StringComparison.Ordinal);
        await editor.CommentOnAsync(await world.DiscussAsync(@event, id), "heron-9925");
        await world.Visitor.GetStringAsync($"{board}/{id}", World.Cancelled);

        Assert.Equal(HttpStatusCode.Redirect, (await mia.SendAsync($"{board}/{id}?handler=Withdraw")).StatusCode);

        foreach (var reader in new[] { world.Visitor, mia, editor })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"{board}/{id}", World.Cancelled)).StatusCode);
            Assert.DoesNotContain("plover-7431", await reader.GetStringAsync(board, World.Cancelled), StringComparison.Ordinal);
            await Eventually.HoldsAsync("gone from the line", async () => !(await reader.GetStringAsync($"/live/{@event.Id}/after/{since}", World.Cancelled)).Contains("plover-7431", StringComparison.Ordinal));
            Assert.DoesNotContain("heron-9925", await reader.GetStringAsync($"/live/{@event.Id}/after/{since}", World.Cancelled), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await mia.SendAsync($"{board}/{id}?handler=Withdraw")).StatusCode);
    }

    [Theory, EachEngine]
    public async Task Nobody_else_revises_it_and_nobody_once_it_is_decided(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync();
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        using var other = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        var id = await mia.AskAsync(board, "Who counts?");

        foreach (var stranger in new[] { world.Visitor, other, editor })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await EditAsync(stranger, board, id, "Mine now?")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.SendAsync($"{board}/{id}?handler=Withdraw")).StatusCode);
        }

        await editor.FormAsync($"{board}/{id}?handler=Decline", ("reason", "the day is full."));
        Assert.Equal("question_settled", (await mia.FormAsync($"{board}/{id}?handler=Edit", ("text", "And now?"))).Page.Code());
        Assert.Equal("question_settled", (await mia.FormAsync($"{board}/{id}?handler=Withdraw")).Page.Code());
        await editor.SendAsync($"{board}/{id}?handler=Reopen");
        await world.SealAsync(@event);
        Assert.Equal("event_sealed", (await mia.FormAsync($"{board}/{id}?handler=Edit", ("text", "And now?"))).Page.Code());
        Assert.Equal("Who counts?", await world.ReadAsync(db => db.Questions.Select(row => row.Text).SingleAsync(World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task Of_taking_back_and_deciding_at_once_one_comes_first(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync();
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        var id = await mia.AskAsync(board, "Who counts?");

        await Task.WhenAll(mia.SendAsync($"{board}/{id}?handler=Withdraw"), editor.SendAsync($"{board}/{id}?handler=Decline", ("reason", "no.")));

        Assert.Contains((await world.VerbsAsync(id))[^1], new[] { "question.withdrawn", "question.declined" });
        Assert.Equal(2, (await world.VerbsAsync(id)).Count);
    }

    [Theory, EachEngine]
    public async Task Readers_of_the_board_are_told_of_a_question_as_far_as_they_may_see_it(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, _) = await world.CalledAsync();
        var (waiting, _) = await world.JoinAsync(await world.OpenForGuestsAsync(@event, Joining.Approved));
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        Assert.Contains("data-anew=\"questions\"", await world.Visitor.GetStringAsync(board, World.Cancelled), StringComparison.Ordinal);

        var since = await LastAsync(world, @event);
        var id = await mia.AskAsync(board, "plover-7431?");
        await waiting.AskAsync(board, "heron-9925?");

        var told = await world.Visitor.GetStringAsync($"/live/{@event.Id}/after/{since}", World.Cancelled);
        Assert.Contains($"\"kind\":\"question\",\"subject\":\"{id}\"", told, StringComparison.Ordinal);
        Assert.DoesNotContain("heron-9925", told, StringComparison.Ordinal);
    }

    private static Task<long> LastAsync(World world, Event @event) =>
        world.ReadAsync(db => db.Streams.Where(stream => stream.Id == @event.Id).Select(stream => stream.LastNumber).SingleAsync(World.Cancelled));

    private static async Task<(HttpStatusCode Status, string? To)> EditAsync(HttpClient client, string board, Guid question, string text)
    {
        var (status, to, _) = await client.FormAsync($"{board}/{question}?handler=Edit", ("text", text));
        return (status, to);
    }
}
