using System.Net;
using Rapport.Features.Events;
using Rapport.Features.Questions;
using Rapport.Shared;
using Rapport.Tests.Features.Events;

namespace Rapport.Tests.Features.Questions;

public sealed class VoteTests
{
    [Theory, EachEngine]
    public async Task From_many_tabs_at_once_one_person_has_one_vote(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync();
        var id = await editor.AskAsync(board, "Mine?");
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => mia.VoteAsync(board, id, n % 2 == 0 ? "Yes" : "No")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.Status));
        Assert.Single(await world.VotesAsync(id));
    }

    [Theory, EachEngine]
    public async Task A_vote_is_changed_and_taken_back(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync();
        var id = await editor.AskAsync(board, "Mine?");
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));

        foreach (var (choice, kept) in new[] { ("Unsure", "Unsure"), ("Yes", "Yes"), ("Yes", "Yes"), ("No", "No"), ("none", null), ("none", null) })
        {
            Assert.Equal((HttpStatusCode.Redirect, board), await StatusAsync(mia, board, id, choice));
            Assert.Equal(kept is null ? [] : [kept], await world.VotesAsync(id));
        }

        await mia.VoteAsync(board, id, "Unsure");
        Assert.Contains("value=\"unsure\" aria-pressed=\"true\"", await mia.GetStringAsync(board, World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(["question.asked"], await world.VerbsAsync(id));
    }

    [Theory, EachEngine]
    public async Task Who_may_not_vote_hears_why(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync();
        var id = await editor.AskAsync(board, "Mine?");
        var (waiting, _) = await world.JoinAsync(await world.OpenForGuestsAsync(@event, Joining.Approved));
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));

        Assert.Equal("question_own", (await editor.VoteAsync(board, id, "Yes")).Page.Code());
        Assert.Equal("guest_waiting", (await waiting.VoteAsync(board, id, "Yes")).Page.Code());
        Assert.Equal("choice_unknown", (await mia.VoteAsync(board, id, "Perhaps")).Page.Code());
        Assert.Equal("choice_unknown", (await mia.VoteAsync(board, id, "7")).Page.Code());
        Assert.Equal(HttpStatusCode.NotFound, (await mia.VoteAsync(board, Ids.New(TimeProvider.System), "Yes")).Status);
        Assert.StartsWith("/join/", (await world.Visitor.VoteAsync(board, id, "Yes")).To, StringComparison.Ordinal);
        await editor.SendAsync($"{board}/call?handler=Close");
        Assert.Equal("call_closed", (await mia.VoteAsync(board, id, "Yes")).Page.Code());
        await world.SealAsync(@event);
        Assert.Equal("event_sealed", (await mia.VoteAsync(board, id, "Yes")).Page.Code());
        Assert.Empty(await world.VotesAsync(id));
    }

    [Theory, EachEngine]
    public async Task Everybody_with_a_name_votes_in_an_open_call_and_members_in_one_for_members(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (open, openBoard, openEditor) = await world.CalledAsync();
        var (inner, innerBoard, innerEditor) = await world.CalledAsync(Answerers.Members);
        var (here, there) = (await openEditor.AskAsync(openBoard, "Here?"), await innerEditor.AskAsync(innerBoard, "There?"));
        foreach (var role in new Role?[] { null, Role.Guest, Role.Member, Role.Reporter, Role.Editor })
        {
            using var client = await world.SignInAsync(await world.PersonAsync(role, open));
            using var member = await world.SignInAsync(await world.PersonAsync(role, inner));
            Assert.Equal(HttpStatusCode.Redirect, (await client.VoteAsync(openBoard, here, "Yes")).Status);
            Assert.Equal(role is null or Role.Guest ? "call_for_members" : null, (await member.VoteAsync(innerBoard, there, "Yes")).Page.Code());
        }

        Assert.Equal((5, 3), ((await world.VotesAsync(here)).Count, (await world.VotesAsync(there)).Count));
    }

    [Theory, EachEngine]
    public async Task The_sums_are_for_editors_who_may_order_by_them(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync();
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        var (less, more) = (await mia.AskAsync(board, "Less wanted?"), await mia.AskAsync(board, "More wanted?"));
        foreach (var (choice, role) in new[] { ("Yes", Role.Guest), ("Yes", Role.Member), ("Unsure", Role.Speaker), ("No", Role.Reporter) })
        {
            using var voter = await world.SignInAsync(await world.PersonAsync(role, @event));
            await voter.VoteAsync(board, more, choice);
            await voter.VoteAsync(board, less, role == Role.Guest ? "No" : "none");
        }

        var page = await editor.GetStringAsync($"{board}?order=score", World.Cancelled);
        Assert.Contains("Score 1, from 4 people: 2 yes, 1 not sure, 1 no", page, StringComparison.Ordinal);
        Assert.Contains("Score -1, from 1 person: 0 yes, 0 not sure, 1 no", page, StringComparison.Ordinal);
        Assert.True(page.IndexOf("More wanted?", StringComparison.Ordinal) < page.IndexOf("Less wanted?", StringComparison.Ordinal));
        using var reporter = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        foreach (var reader in new[] { world.Visitor, mia, reporter })
        {
            Assert.DoesNotContain("data-tally", await reader.GetStringAsync($"{board}?order=score", World.Cancelled), StringComparison.Ordinal);
            Assert.DoesNotContain("data-tally", await reader.GetStringAsync($"{board}/{more}", World.Cancelled), StringComparison.Ordinal);
        }
    }

    private static async Task<(HttpStatusCode, string?)> StatusAsync(HttpClient client, string board, Guid id, string choice)
    {
        var (status, to, _) = await client.VoteAsync(board, id, choice);
        return (status, to);
    }
}
