using System.Net;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;

namespace Rapport.Tests.Features.Questions;

public sealed class SettleTests
{
    [Theory, EachEngine]
    public async Task A_carried_question_and_its_session_lead_to_each_other(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync();
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        var session = await world.SessionAsync(@event, "Counting what counts");
        var address = await world.AddressOfAsync(session.Id);
        var id = await mia.AskAsync(board, "Who counts?");
        Assert.DoesNotContain("Who counts?", await world.Visitor.GetStringAsync(address, World.Cancelled), StringComparison.Ordinal);
        Assert.DoesNotContain("Carried into", await world.Visitor.GetStringAsync($"{board}/{id}", World.Cancelled), StringComparison.Ordinal);

        Assert.Equal((HttpStatusCode.Redirect, $"{board}/{id}"), await CarryAsync(editor, board, id, session.Id));
        await CarryAsync(editor, board, id, session.Id);

        foreach (var reader in new[] { world.Visitor, mia })
        {
            Assert.Contains($"<a href=\"{board}/{id}\">Who counts?</a>", await reader.GetStringAsync(address, World.Cancelled), StringComparison.Ordinal);
            Assert.Contains($"Carried into <a href=\"{address}\">Counting what counts</a>", await reader.GetStringAsync($"{board}/{id}", World.Cancelled), StringComparison.Ordinal);
            Assert.Contains($"Carried into <a href=\"{address}\">Counting what counts</a>", await reader.GetStringAsync(board, World.Cancelled), StringComparison.Ordinal);
        }

        Assert.Equal(["question.asked", "question.carried"], await world.VerbsAsync(id));
    }

    [Theory, EachEngine]
    public async Task A_declined_question_says_why_and_is_opened_again(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync();
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        var id = await mia.AskAsync(board, "Who counts?");

        var (status, _, page) = await editor.FormAsync($"{board}/{id}?handler=Decline", ("reason", " "));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "reason_missing"), (status, page.Code()));
        Assert.Equal("reason_too_long", (await editor.FormAsync($"{board}/{id}?handler=Decline", ("reason", new string('x', 301)))).Page.Code());
        await editor.FormAsync($"{board}/{id}?handler=Decline", ("reason", "the day is full."));
        await editor.FormAsync($"{board}/{id}?handler=Decline", ("reason", "the day is full."));

        foreach (var address in new[] { board, $"{board}/{id}" })
        {
            Assert.Contains("Not this time, because the day is full.", await mia.GetStringAsync(address, World.Cancelled), StringComparison.Ordinal);
        }

        using var voter = await world.SignInAsync(await world.PersonAsync(Role.Guest, @event));
        Assert.Equal("question_settled", (await voter.VoteAsync(board, id, "Yes")).Page.Code());
        await editor.SendAsync($"{board}/{id}?handler=Reopen");
        await editor.SendAsync($"{board}/{id}?handler=Reopen");
        Assert.DoesNotContain("Not this time", await mia.GetStringAsync(board, World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await voter.VoteAsync(board, id, "Yes")).Status);
        Assert.Equal(["question.asked", "question.declined", "question.reopened"], await world.VerbsAsync(id));
    }

    [Theory, EachEngine]
    public async Task A_session_that_takes_a_question_up_does_not_go_without_a_trace(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync();
        var session = await world.SessionAsync(@event, "Counting what counts");
        var id = await editor.AskAsync(board, "Who counts?");
        using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event));
        var edit = $"{await world.AddressOfAsync(session.Id)}/edit?handler=Remove";
        await CarryAsync(editor, board, id, session.Id);

        Assert.Equal("session_seen", (await organiser.FormAsync(edit, ("id", $"{session.Id}"))).Page.Code());
        await editor.FormAsync($"{board}/{id}?handler=PutBack", ("session", $"{session.Id}"));
        Assert.Equal(HttpStatusCode.Redirect, (await organiser.FormAsync(edit, ("id", $"{session.Id}"))).Status);
    }

    [Theory, EachEngine]
    public async Task Only_editors_and_those_above_decide(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync();
        var session = await world.SessionAsync(@event);
        var id = await editor.AskAsync(board, "Who counts?");
        foreach (var role in new Role?[] { null, Role.Guest, Role.Member, Role.Contributor, Role.Speaker, Role.Reporter })
        {
            using var client = await world.SignInAsync(await world.PersonAsync(role, @event));
            Assert.Equal(HttpStatusCode.NotFound, (await CarryAsync(client, board, id, session.Id)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await client.FormAsync($"{board}/{id}?handler=Decline", ("reason", "no."))).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync($"{board}/{id}?handler=Reopen")).StatusCode);
            Assert.DoesNotContain("id=\"settle\"", await client.GetStringAsync($"{board}/{id}", World.Cancelled), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await CarryAsync(world.Visitor, board, id, session.Id)).Status);
        Assert.Equal(["question.asked"], await world.VerbsAsync(id));
        using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event));
        Assert.Equal(HttpStatusCode.Redirect, (await CarryAsync(organiser, board, id, session.Id)).Status);
    }

    [Theory, EachEngine]
    public async Task A_question_goes_only_where_its_readers_can_follow(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync();
        var inner = await world.SessionAsync(@event, "For the team", Visibility.Team);
        var elsewhere = await world.SessionAsync(await world.EventAsync());
        var id = await editor.AskAsync(board, "Who counts?");

        Assert.DoesNotContain("For the team", await editor.GetStringAsync($"{board}/{id}", World.Cancelled), StringComparison.Ordinal);
        Assert.Equal("session_narrower", (await editor.FormAsync($"{board}/{id}?handler=Carry", ("session", $"{inner.Id}"))).Page.Code());
        Assert.Equal("session_unknown", (await editor.FormAsync($"{board}/{id}?handler=Carry", ("session", $"{elsewhere.Id}"))).Page.Code());
        await world.SealAsync(@event);
        Assert.Equal("event_sealed", (await editor.FormAsync($"{board}/{id}?handler=Decline", ("reason", "no."))).Page.Code());
        Assert.Equal(["question.asked"], await world.VerbsAsync(id));
    }

    private static async Task<(HttpStatusCode Status, string? To)> CarryAsync(HttpClient client, string board, Guid question, Guid session)
    {
        var (status, to, _) = await client.FormAsync($"{board}/{question}?handler=Carry", ("session", $"{session}"));
        return (status, to);
    }
}
