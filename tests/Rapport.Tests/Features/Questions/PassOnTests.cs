using System.Net;
using Microsoft.Extensions.Time.Testing;
using Rapport.Features.Events;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;

namespace Rapport.Tests.Features.Questions;

/// <summary>The call on a sheet and in a page of somebody else's, and one that opens later.</summary>
public sealed class PassOnTests
{
    [Theory, EachEngine]
    public async Task The_call_may_be_framed_and_nothing_else_may(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync();
        await editor.AskAsync(board, "Who reads it?");
        await editor.FormAsync(board, ("text", "heron-7431?"), ("visibility", "members"));

        using var framed = await editor.GetAsync($"{board}/embed", World.Cancelled);
        var page = await framed.Content.ReadAsStringAsync(World.Cancelled);
        Assert.EndsWith("frame-ancestors *", Policy(framed), StringComparison.Ordinal);
        Assert.Contains("What should we talk about?", page, StringComparison.Ordinal);
        Assert.Contains("Who reads it?", page, StringComparison.Ordinal);
        Assert.DoesNotContain("heron-7431", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", page, StringComparison.Ordinal);
        Assert.Equal(page.Split("<a ").Length, page.Split("target=\"_blank\" rel=\"noopener\"").Length);
        using var whole = await world.Visitor.GetAsync(board, World.Cancelled);
        Assert.EndsWith("frame-ancestors 'none'", Policy(whole), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task What_is_for_members_is_in_nobodys_page(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync(visibility: Visibility.Members);
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event));
        var board = await world.BoardAsync(@event);
        await editor.FormAsync($"{board}/call", ("text", "What?"), ("answerers", "Members"));

        foreach (var client in new[] { world.Visitor, editor })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"{board}/embed", World.Cancelled)).StatusCode);
        }

        Assert.DoesNotContain("iframe", await editor.GetStringAsync($"{board}/call/sheet", World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task The_sheet_leads_to_the_board(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (_, board, editor) = await world.CalledAsync();

        var sheet = WebUtility.HtmlDecode(await editor.GetStringAsync($"{board}/call/sheet", World.Cancelled));

        Assert.Contains("<svg", sheet, StringComparison.Ordinal);
        Assert.Contains($"src=\"{new Uri(editor.BaseAddress!, board)}/embed\"", sheet, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync($"{board}/call/sheet", World.Cancelled)).StatusCode);
    }

    [Theory, EachEngine]
    public async Task A_call_that_opens_later_says_when_and_opens_by_itself(Engine engine)
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var world = await World.StartAsync(engine, new WorldOptions { Time = time });
        var @event = await world.EventAsync(phase: Phase.Before);
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event));
        var board = await world.BoardAsync(@event);
        var now = world.Time.GetUtcNow();
        var zone = EventZone.Of(@event.Zone);
        string Wall(TimeSpan from) => zone.ToWall(now + from).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        (string, string)[] Call(string opens, string closes) => [("text", "What?"), ("answerers", "Anyone"), ("opens", opens), ("closes", closes)];

        Assert.Equal("closing_early", (await editor.FormAsync($"{board}/call", Call(Wall(TimeSpan.FromDays(2)), Wall(TimeSpan.FromDays(1))))).Page.Code());
        Assert.Equal("closing_wrong", (await editor.FormAsync($"{board}/call", Call("soon", ""))).Page.Code());
        Assert.Equal(HttpStatusCode.Redirect, (await editor.FormAsync($"{board}/call", Call(Wall(TimeSpan.FromDays(1)), Wall(TimeSpan.FromDays(2))))).Status);

        Assert.Contains("Opens ", await world.Visitor.GetStringAsync(board, World.Cancelled), StringComparison.Ordinal);
        Assert.Contains("It opens on", await world.Visitor.GetStringAsync(await world.AddressOfAsync(@event.Id), World.Cancelled), StringComparison.Ordinal);
        Assert.Equal("call_early", (await editor.FormAsync(board, ("text", "Already?"))).Page.Code());
        time.Advance(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));
        await editor.AskAsync(board, "Already?");
        time.Advance(TimeSpan.FromDays(1));
        Assert.Equal("call_closed", (await editor.FormAsync(board, ("text", "Still?"))).Page.Code());
    }

    private static string Policy(HttpResponseMessage answer) => answer.Headers.GetValues("Content-Security-Policy").Single();
}
