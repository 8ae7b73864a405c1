using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Questions;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;
using Rapport.Tests.Features.Programme;

namespace Rapport.Tests.Features.Questions;

public sealed class CallTests
{
    [Theory, EachEngine]
    public async Task A_call_is_opened_changed_closed_and_opened_again(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync();
        var call = await world.ReadAsync(db => db.Calls.Select(row => row.Id).SingleAsync(World.Cancelled));
        Assert.Contains("What should we talk about?", await world.Visitor.GetStringAsync(board, World.Cancelled), StringComparison.Ordinal);

        await editor.FillAsync($"{board}/call", ("text", "What is missing?"), ("answerers", "Members"));
        await editor.FormAsync($"{board}/call", ("text", "What is missing?"), ("answerers", "Members"));
        var changed = await world.Visitor.GetStringAsync(board, World.Cancelled);
        await editor.SendAsync($"{board}/call?handler=Close");
        await editor.SendAsync($"{board}/call?handler=Close");
        var closed = await world.Visitor.GetStringAsync(board, World.Cancelled);
        await editor.FillAsync($"{board}/call", ("text", "What is missing?"), ("answerers", "Members"));

        Assert.Contains("What is missing?", changed, StringComparison.Ordinal);
        Assert.Contains("id=\"ask\"", changed, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"ask\"", closed, StringComparison.Ordinal);
        Assert.Contains("id=\"ask\"", await world.Visitor.GetStringAsync(board, World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(["call.opened", "call.changed", "call.closed", "call.opened"], await world.VerbsAsync(call));
        Assert.Equal(1, await world.ReadAsync(db => db.Calls.CountAsync(row => row.EventId == @event.Id, World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task Two_who_open_a_call_at_once_have_one(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var board = await world.BoardAsync(@event);
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event));
        using var owner = await world.SignInAsync(await world.PersonAsync(Role.Owner, @event));

        var answers = await Task.WhenAll(new[] { editor, owner }.Select(client => client.FormAsync($"{board}/call", ("text", "What now?"), ("answerers", "Anyone"))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.Status));
        Assert.Equal(1, await world.ReadAsync(db => db.Calls.CountAsync(World.Cancelled)));
    }

    [Fact]
    public async Task Only_editors_and_those_above_open_and_close_calls()
    {
        await using var world = await World.StartAsync();
        var (@event, board, _) = await world.CalledAsync();
        foreach (var role in new Role?[] { null, Role.Guest, Role.Member, Role.Contributor, Role.Speaker, Role.Reporter })
        {
            using var client = await world.SignInAsync(await world.PersonAsync(role, @event));
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"{board}/call", World.Cancelled)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await client.FormAsync($"{board}/call", ("text", "Mine"))).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync($"{board}/call?handler=Close")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.SendAsync($"{board}/call?handler=Close")).StatusCode);
        using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event));
        Assert.Contains("Close the call", await organiser.GetStringAsync($"{board}/call", World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await organiser.SendAsync($"{board}/call?handler=Close")).StatusCode);
    }

    [Theory, EachEngine]
    public async Task A_call_closes_at_its_time_in_the_zone_of_the_event(Engine engine)
    {
        var clock = new SetClock(new(2026, 6, 10, 9, 0, 0, TimeSpan.Zero));
        await using var world = await World.StartAsync(engine, new() { Time = clock });
        var (_, board, editor) = await world.CalledAsync();

        Assert.Equal(HttpStatusCode.Redirect, (await editor.FillAsync($"{board}/call", ("text", "Until when?"), ("closes", "2026-06-10T10:30"))).StatusCode);
        Assert.Contains("Open until Wednesday 10 June, 10:30, London time", await world.Visitor.GetStringAsync(board, World.Cancelled), StringComparison.Ordinal);
        clock.Now = new(2026, 6, 10, 9, 29, 59, TimeSpan.Zero);
        await editor.AskAsync(board, "In time?");
        clock.Now = new(2026, 6, 10, 9, 30, 0, TimeSpan.Zero);

        Assert.Equal("call_closed", (await editor.FormAsync(board, ("text", "Too late?"))).Page.Code());
        Assert.Equal(1, await world.QuestionsAsync());
    }

    [Theory]
    [InlineData("", "", "There is nothing written yet.")]
    [InlineData("What?", "tomorrow", "Please give the day and the time from and until which the call is open, or leave them empty.")]
    [InlineData("What?", "2020-01-01T10:00", "That closing time has passed. Give a later one, or none.")]
    public async Task A_call_that_cannot_be_is_refused_and_stays_in_the_form(string text, string closes, string sentence)
    {
        await using var world = await World.StartAsync();
        var (_, board, editor) = await world.CalledAsync();

        var (status, _, page) = await editor.FormAsync($"{board}/call", ("text", text), ("closes", closes));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{closes}\"", page, StringComparison.Ordinal);
        Assert.Contains("What should we talk about?", await world.Visitor.GetStringAsync(board, World.Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_sealed_event_no_call_is_opened()
    {
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync(phase: Phase.Sealed);
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event));

        var (status, _, page) = await editor.FormAsync($"{await world.BoardAsync(@event)}/call", ("text", "What?"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("This event is sealed", page, StringComparison.Ordinal);
    }
}
