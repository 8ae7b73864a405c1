using System.Net;
using System.Text.RegularExpressions;
using Rapport.Features.Events;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;
using Rapport.Tests.Features.Events;

namespace Rapport.Tests.Features.Questions;

/// <summary>One question at a time, as a browser without script shows them.</summary>
public sealed partial class VotePageTests
{
    [Theory, EachEngine]
    public async Task What_has_the_fewest_votes_comes_first_and_never_ones_own(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync();
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        var (much, some, late) = (await editor.AskAsync(board, "Much?"), await editor.AskAsync(board, "Some?"), await editor.AskAsync(board, "Late?"));
        var declined = await editor.AskAsync(board, "Declined?");
        await mia.AskAsync(board, "My own?");
        await editor.FormAsync($"{board}/{declined}?handler=Decline", ("reason", "no time is left"));
        foreach (var questions in new[] { new[] { much, some }, [much] })
        {
            using var voter = await world.SignInAsync(await world.PersonAsync(Role.Guest, @event));
            foreach (var question in questions)
            {
                await voter.VoteAsync(board, question, "No");
            }
        }

        Assert.Equal([late, some, much], await DealtAsync(mia, board));
    }

    [Theory, EachEngine]
    public async Task One_goes_through_them_all_and_takes_the_last_word_back(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync();
        var asked = new[] { await editor.AskAsync(board, "One?"), await editor.AskAsync(board, "Two?") };
        using var guest = await world.SignInAsync(await world.PersonAsync(Role.Guest, @event));

        var first = (await DealtAsync(guest, board))[0];
        var (status, to, _) = await guest.FormAsync($"{board}/vote", ("question", $"{first}"), ("choice", "unsure"));
        Assert.Equal((HttpStatusCode.Redirect, $"{board}/vote?last={first}"), (status, to));
        var page = WebUtility.HtmlDecode(await guest.GetStringAsync(to, World.Cancelled));
        Assert.Contains("You have said something to 1 of 2", page, StringComparison.Ordinal);
        Assert.Contains("Not sure: “", page, StringComparison.Ordinal);
        Assert.Equal([asked.Single(id => id != first)], Dealt(page));

        var undone = await guest.FormAsync($"{board}/vote", ("question", $"{first}"), ("choice", "none"));
        Assert.Equal($"{board}/vote?first={first}", undone.To);
        Assert.Equal(first, Dealt(await guest.GetStringAsync(undone.To, World.Cancelled))[0]);
        Assert.Empty(await world.VotesAsync(first));

        foreach (var id in asked)
        {
            await guest.FormAsync($"{board}/vote", ("question", $"{id}"), ("choice", "yes"));
        }

        var end = await guest.GetStringAsync($"{board}/vote", World.Cancelled);
        Assert.Empty(Dealt(end));
        Assert.Matches(@"<div data-cards-end>", end);
    }

    [Theory, EachEngine]
    public async Task A_stranger_gives_a_name_first_and_who_may_not_vote_hears_why(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync();
        var id = await editor.AskAsync(board, "Mine?");
        var code = await world.OpenForGuestsAsync(@event, Joining.Approved);
        var (waiting, _) = await world.JoinAsync(code);

        Assert.Contains($"href=\"/join/{code}?return={Uri.EscapeDataString($"{board}/vote")}\"", await world.Visitor.GetStringAsync($"{board}/vote", World.Cancelled), StringComparison.Ordinal);
        var stranger = await world.Visitor.FormAsync($"{board}/vote", ("question", $"{id}"), ("choice", "yes"));
        Assert.StartsWith($"/join/{code}", stranger.To, StringComparison.Ordinal);
        Assert.Equal("guest_waiting", (await waiting.GetStringAsync($"{board}/vote", World.Cancelled)).Code());
        Assert.Equal("guest_waiting", (await waiting.FormAsync($"{board}/vote", ("question", $"{id}"), ("choice", "yes"))).Page.Code());
        await editor.SendAsync($"{board}/call?handler=Close");
        Assert.Equal("call_closed", (await editor.GetStringAsync($"{board}/vote", World.Cancelled)).Code());
        Assert.Empty(await world.VotesAsync(id));
    }

    private static async Task<IReadOnlyList<Guid>> DealtAsync(HttpClient client, string board) => Dealt(await client.GetStringAsync($"{board}/vote", World.Cancelled));

    private static IReadOnlyList<Guid> Dealt(string page) => [.. Card().Matches(page).Select(card => Guid.Parse(card.Groups[1].Value))];

    [GeneratedRegex("data-card=\"([^\"]+)\"")]
    private static partial Regex Card();
}
