using System.Net;
using Rapport.Features.Events;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;
using Rapport.Tests.Features.Questions;

namespace Rapport.Tests.Features.Notifications;

/// <summary>What becomes of a question is told to whoever asked it and whoever voted for it.</summary>
public sealed class QuestionNoticeTests
{
    [Theory, EachEngine]
    public async Task The_asker_is_told_what_becomes_of_a_question_as_it_is_now(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync();
        var session = await world.SessionAsync(@event, "Counting what counts");
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        var id = await mia.AskAsync(board, "Who counts?");

        await editor.FormAsync($"{board}/{id}?handler=Carry", ("session", $"{session.Id}"));
        await world.FollowAsync();
        Assert.Contains("carried into “Counting what counts”", WebUtility.HtmlDecode(await mia.NoticesAsync()), StringComparison.Ordinal);
        await editor.FormAsync($"{board}/{id}?handler=Decline", ("reason", "the day is full."));
        await world.FollowAsync();

        var page = await mia.NoticesAsync();
        Assert.Equal(["Question"], await mia.KindsAsync());
        Assert.Contains("not this time, because the day is full.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Counting what counts", page, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Who_asked_and_who_voted_hear_each_step_once_and_who_did_not_want_it_hears_nothing(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync(phase: Phase.Live);
        var session = await world.SessionAsync(@event, "Counting what counts");
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        using var yes = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        using var unsure = await world.SignInAsync(await world.PersonAsync(Role.Guest, @event));
        using var no = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        var id = await mia.AskAsync(board, "Who counts?");
        foreach (var (voter, choice) in new[] { (yes, "yes"), (unsure, "unsure"), (no, "no") })
        {
            await voter.VoteAsync(board, id, choice);
        }

        foreach (var (handler, fields, said) in new (string, (string, string)[], string)[]
        {
            ("Carry", [("session", $"{session.Id}")], "is carried into “Counting what counts”"),
            ("Stage", [("session", $"{session.Id}"), ("stage", "asked")], "was asked in “Counting what counts”"),
            ("Stage", [("session", $"{session.Id}"), ("stage", "answered")], "was answered in “Counting what counts”"),
            ("FollowUp", [("answer", "We all do.")], "is followed up"),
        })
        {
            await editor.FormAsync($"{board}/{id}?handler={handler}", fields);
            await world.FollowAsync();
            Assert.Contains($"Your question {said}", WebUtility.HtmlDecode(await mia.NoticesAsync()), StringComparison.Ordinal);
            foreach (var voter in new[] { yes, unsure })
            {
                Assert.Contains($"A question that you voted for {said}", WebUtility.HtmlDecode(await voter.NoticesAsync()), StringComparison.Ordinal);
                Assert.Equal(["VotedQuestion"], await voter.KindsAsync());
            }
        }

        Assert.Empty(await no.KindsAsync());
    }
}
