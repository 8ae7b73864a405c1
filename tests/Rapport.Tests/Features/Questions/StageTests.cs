using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;

namespace Rapport.Tests.Features.Questions;

/// <summary>A question in the sessions that take it up: asked, answered, and come back to afterwards.</summary>
public sealed class StageTests
{
    [Theory, EachEngine]
    public async Task Several_sessions_take_a_question_up_and_each_says_how_far_it_came(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync(phase: Phase.Live);
        var (first, second) = (await world.SessionAsync(@event, "Counting what counts"), await world.SessionAsync(@event, "A panel"));
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        var id = await mia.AskAsync(board, "Who counts?");
        await CarryAsync(editor, board, id, first);
        await CarryAsync(editor, board, id, second);
        var entry = await world.EntryAsync(@event, await world.PersonAsync(Role.Reporter, @event), "The auditors do.", second);

        await StageAsync(editor, board, id, first, "asked");
        await StageAsync(editor, board, id, second, "answered", entry.Id);
        await StageAsync(editor, board, id, second, "answered", entry.Id);

        var page = WebUtility.HtmlDecode(await world.Visitor.GetStringAsync($"{board}/{id}", World.Cancelled));
        Assert.Matches("""Asked in\s+<a href="[^"]+">Counting what counts</a>\s+at""", page);
        Assert.Matches("""Answered in\s+<a href="[^"]+">A panel</a>\s+at""", page);
        Assert.Contains($"<a href=\"{await world.AddressOfAsync(entry.Id)}\">the answer</a>", page, StringComparison.Ordinal);
        Assert.Contains("data-stage=\"asked\"", await world.Visitor.GetStringAsync(await world.AddressOfAsync(first.Id), World.Cancelled), StringComparison.Ordinal);
        Assert.Contains("data-stage=\"answered\"", await world.Visitor.GetStringAsync(await world.AddressOfAsync(second.Id), World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(["question.asked", "question.carried", "question.carried", "question.put", "question.answered"], await world.VerbsAsync(id));
    }

    [Theory, EachEngine]
    public async Task What_was_said_by_mistake_is_undone_and_what_was_asked_is_not_declined(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync(phase: Phase.Live);
        var session = await world.SessionAsync(@event);
        var id = await editor.AskAsync(board, "Who counts?");
        await CarryAsync(editor, board, id, session);
        await StageAsync(editor, board, id, session, "asked");

        foreach (var (handler, field) in new[] { ("Decline", ("reason", "no time.")), ("Reopen", ("none", "")), ("PutBack", ("session", $"{session.Id}")) })
        {
            Assert.Equal("question_asked", (await editor.FormAsync($"{board}/{id}?handler={handler}", field)).Page.Code());
        }

        await StageAsync(editor, board, id, session, "carried");
        Assert.Contains("Carried into", await world.Visitor.GetStringAsync($"{board}/{id}", World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await editor.FormAsync($"{board}/{id}?handler=PutBack", ("session", $"{session.Id}"))).Status);
        Assert.DoesNotContain("data-fate", await world.Visitor.GetStringAsync($"{board}/{id}", World.Cancelled), StringComparison.Ordinal);
        Assert.Equal("question_not_carried", (await editor.FormAsync($"{board}/{id}?handler=Stage", ("session", $"{session.Id}"), ("stage", "asked"))).Page.Code());
        Assert.Equal("stage_unknown", (await editor.FormAsync($"{board}/{id}?handler=Stage", ("session", $"{session.Id}"), ("stage", "1"))).Page.Code());
        Assert.Equal(["question.asked", "question.carried", "question.put", "question.unstaged", "question.put_back"], await world.VerbsAsync(id));
        await CarryAsync(editor, board, id, session);
        foreach (var (back, to) in new[] { ("/somewhere#q", "/somewhere#q"), ("https://elsewhere.example/", $"{board}/{id}"), ("", $"{board}/{id}") })
        {
            Assert.Equal(to, (await editor.FormAsync($"{board}/{id}?handler=Stage", ("session", $"{session.Id}"), ("stage", "asked"), ("_back", back))).To);
        }
    }

    [Theory, EachEngine]
    public async Task A_device_brings_it_later_and_what_was_said_last_counts(Engine engine)
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var world = await World.StartAsync(engine, new WorldOptions { Time = time });
        var (@event, board, editor) = await world.CalledAsync(phase: Phase.Live);
        var session = await world.SessionAsync(@event);
        var id = await editor.AskAsync(board, "Who counts?");
        await CarryAsync(editor, board, id, session);
        var device = await world.ReporterAsync(@event);
        var asked = device.Operation("question.stage", new { question = id, session = session.Id, stage = "asked" });
        time.Advance(TimeSpan.FromSeconds(10));
        var answered = device.Operation("question.stage", new { question = id, session = session.Id, stage = "answered" });
        answered.Remove("deviceClock");
        asked.Remove("deviceClock");

        Assert.Equal(["accepted", "accepted", "already_had"], (await device.SendAsync(answered, asked, answered)).Select(answer => answer.Status));
        Assert.Contains("data-fate=\"answered\"", await world.Visitor.GetStringAsync($"{board}/{id}", World.Cancelled), StringComparison.Ordinal);
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        Assert.Equal("not_team", (await new Device(mia, @event, world.Time).SendOneAsync(device.Operation("question.stage", new { question = id, session = session.Id, stage = "asked" }))).Code);
    }

    [Theory, EachEngine]
    public async Task Who_spoke_there_and_the_team_come_back_to_it_and_nobody_else(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync(phase: Phase.After);
        var session = await world.SessionAsync(@event);
        var speaker = await world.PersonAsync(Role.Member, @event, name: "Sal Speaker");
        var spoken = await world.SpeakerAsync(session, speaker.Name);
        await world.PlantAsync(async db => (await db.Speakers.SingleAsync(row => row.Id == spoken, World.Cancelled)).BeThePerson(speaker.Id));
        var id = await editor.AskAsync(board, "Who counts?");
        using var sal = await world.SignInAsync(speaker);
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        Assert.Equal(HttpStatusCode.NotFound, (await sal.FormAsync($"{board}/{id}?handler=FollowUp", ("answer", "We do."))).Status);
        await CarryAsync(editor, board, id, session);

        Assert.Equal(HttpStatusCode.NotFound, (await mia.FormAsync($"{board}/{id}?handler=FollowUp", ("answer", "I do."))).Status);
        Assert.Equal("text_missing", (await sal.FormAsync($"{board}/{id}?handler=FollowUp", ("answer", " "))).Page.Code());
        Assert.Equal(HttpStatusCode.Redirect, (await sal.FormAsync($"{board}/{id}?handler=FollowUp", ("answer", "We do, since May."))).Status);

        var page = await world.Visitor.GetStringAsync($"{board}/{id}", World.Cancelled);
        Assert.Contains("data-fate=\"followed-up\"", page, StringComparison.Ordinal);
        Assert.Contains("We do, since May.", page, StringComparison.Ordinal);
        Assert.Equal(["question.asked", "question.carried", "question.followed_up"], await world.VerbsAsync(id));
        await world.SealAsync(@event);
        Assert.Equal(HttpStatusCode.NotFound, (await sal.FormAsync($"{board}/{id}?handler=FollowUp", ("answer", "And since June."))).Status);
    }

    private static Task<(HttpStatusCode, string?, string)> CarryAsync(HttpClient client, string board, Guid question, Session session) =>
        client.FormAsync($"{board}/{question}?handler=Carry", ("session", $"{session.Id}"));

    private static async Task StageAsync(HttpClient client, string board, Guid question, Session session, string stage, Guid? entry = null)
    {
        var (status, _, page) = await client.FormAsync($"{board}/{question}?handler=Stage", ("session", $"{session.Id}"), ("stage", stage), ("entry", $"{entry}"));
        Assert.True(status == HttpStatusCode.Redirect, page);
    }
}
