using System.Net;
using System.Text.RegularExpressions;
using Rapport.Features.Events;
using Rapport.Features.Questions;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;
using Rapport.Tests.Features.Events;

namespace Rapport.Tests.Features.Questions;

public sealed partial class AskTests
{
    [Theory, EachEngine]
    public async Task A_question_stands_on_the_board_with_its_asker_and_has_a_page_to_discuss_it(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync();
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event, name: "Mia Lund"));

        var id = await mia.AskAsync(board, " Who reads <b>this</b>,\r\nand why? ");
        await editor.CommentOnAsync(await world.DiscussAsync(@event, id), "Good one.");

        var page = await world.Visitor.GetStringAsync(board, World.Cancelled);
        Assert.Contains("Who reads &lt;b&gt;this&lt;/b&gt;, and why?", page, StringComparison.Ordinal);
        Assert.Contains("asked by <b>Mia Lund</b>", page, StringComparison.Ordinal);
        Assert.Contains(">1 comment<", page, StringComparison.Ordinal);
        Assert.Contains("Good one.", await world.Visitor.GetStringAsync($"{board}/{id}", World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(["question.asked"], await world.VerbsAsync(id));
    }

    [Theory, EachEngine]
    public async Task A_form_sent_twice_at_once_is_one_question(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync();

        var ids = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => editor.AskAsync(board, "Twice?")));

        Assert.Single(ids.Distinct());
        Assert.Equal(ids[0], await editor.AskAsync(board, "Twice?"));
        Assert.Equal(1, await world.QuestionsAsync());
        Assert.Equal(["question.asked"], await world.VerbsAsync(ids[0]));
    }

    [Theory, EachEngine]
    public async Task Everybody_with_a_name_answers_an_open_call_and_members_one_for_members(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (open, openBoard, _) = await world.CalledAsync();
        var (inner, innerBoard, _) = await world.CalledAsync(Answerers.Members);
        foreach (var role in new Role?[] { null, Role.Guest, Role.Member, Role.Reporter, Role.Editor })
        {
            using var here = await world.SignInAsync(await world.PersonAsync(role, open));
            using var there = await world.SignInAsync(await world.PersonAsync(role, inner));
            await here.AskAsync(openBoard, $"As {role}?");
            var (status, _, page) = await there.FormAsync(innerBoard, ("text", $"As {role}?"));

            Assert.Equal(role is null or Role.Guest ? "call_for_members" : null, page.Code());
            Assert.Equal(role is null or Role.Guest ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.Redirect, status);
        }

        Assert.Equal(5 + 3, await world.QuestionsAsync());
    }

    [Theory, EachEngine]
    public async Task A_visitor_gives_a_name_and_finds_their_words_again(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, _) = await world.CalledAsync();
        var code = await world.OpenForGuestsAsync(@event, Joining.Open);
        using var visitor = world.Client();

        var (_, way, _) = await visitor.FormAsync(board, ("text", "Who pays & why?"));
        var (_, back, _) = await visitor.FormAsync(way!, ("name", "Gwen Guest"));
        var form = await visitor.GetStringAsync(back, World.Cancelled);
        await visitor.AskAsync(board, "Who pays & why?");

        Assert.StartsWith($"/join/{code}?return=", way, StringComparison.Ordinal);
        Assert.Contains("Who pays &amp; why?</textarea>", form, StringComparison.Ordinal);
        Assert.Contains("asked by <b>Gwen Guest</b>", await world.Visitor.GetStringAsync(board, World.Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visitor_is_led_to_sign_in_where_a_name_is_not_enough()
    {
        await using var world = await World.StartAsync();
        var (@event, board, _) = await world.CalledAsync(Answerers.Members);
        await world.OpenForGuestsAsync(@event, Joining.Open);

        Assert.StartsWith("/sign-in?return=", (await world.Visitor.FormAsync(board, ("text", "Me too?"))).To, StringComparison.Ordinal);
        Assert.Equal(0, await world.QuestionsAsync());
    }

    [Theory, EachEngine]
    public async Task What_cannot_be_asked_is_refused_in_a_sentence_and_kept_in_sight(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync();
        var uncalled = await world.EventAsync();
        using var stranger = await world.SignInAsync(await world.PersonAsync());

        Assert.Equal("text_missing", (await stranger.FormAsync(board, ("text", " \n "))).Page.Code());
        Assert.Equal("text_too_long", (await stranger.FormAsync(board, ("text", new string('x', 301)))).Page.Code());
        Assert.Equal("text_too_long", (await world.Visitor.FormAsync(board, ("text", new string('x', 301)))).Page.Code());
        Assert.Equal("call_closed", (await stranger.FormAsync(await world.BoardAsync(uncalled), ("text", "Anybody?"))).Page.Code());
        await editor.SendAsync($"{board}/call?handler=Close");
        var (status, _, closed) = await stranger.FormAsync(board, ("text", "Too late?"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "call_closed"), (status, closed.Code()));
        Assert.Contains("Too late?</textarea>", closed, StringComparison.Ordinal);
        await world.SealAsync(@event);
        Assert.Equal("event_sealed", (await editor.FormAsync(board, ("text", "Still?"))).Page.Code());
        Assert.Equal(0, await world.QuestionsAsync());
    }

    [Fact]
    public async Task Whoever_asks_too_fast_is_asked_to_wait()
    {
        await using var world = await World.StartAsync();
        var (_, board, editor) = await world.CalledAsync();
        foreach (var n in Enumerable.Range(0, 10))
        {
            await editor.AskAsync(board, $"Number {n}?");
        }

        Assert.Equal("too_many_questions", (await editor.FormAsync(board, ("text", "Number 10?"))).Page.Code());
    }

    [Theory, EachEngine]
    public async Task What_a_waiting_guest_asks_is_theirs_alone_until_they_are_let_in(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync();
        var (guest, person) = await world.JoinAsync(await world.OpenForGuestsAsync(@event, Joining.Approved));
        var ids = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => guest.AskAsync(board, "heron-4471")));

        Assert.Single(ids.Distinct());
        var own = await guest.GetStringAsync(board, World.Cancelled);
        Assert.Contains("heron-4471", own, StringComparison.Ordinal);
        Assert.Contains("data-held", own, StringComparison.Ordinal);
        foreach (var reader in new[] { world.Visitor, editor })
        {
            Assert.DoesNotContain("heron-4471", await reader.GetStringAsync(board, World.Cancelled), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync($"{board}/{ids[0]}", World.Cancelled)).StatusCode);
        await editor.SendAsync($"{await world.AddressOfAsync(@event.Id)}/guests", ("person", $"{person}"));
        Assert.Contains("heron-4471", await world.Visitor.GetStringAsync(board, World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task A_hidden_question_is_not_found_and_its_asker_reads_why(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync();
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        using var other = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        var id = await mia.AskAsync(board, "heron-4471");
        Assert.Contains("heron-4471", await world.Visitor.GetStringAsync($"{board}/{id}", World.Cancelled), StringComparison.Ordinal);

        await editor.SendAsync($"{await world.AddressOfAsync(@event.Id)}/moderation/{id}", ("reason", "A private matter."));

        foreach (var reader in new[] { world.Visitor, other })
        {
            Assert.DoesNotContain("heron-4471", await reader.GetStringAsync(board, World.Cancelled), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"{board}/{id}", World.Cancelled)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(await world.DiscussAsync(@event, id), World.Cancelled)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await other.VoteAsync(board, id, "Yes")).Status);
        Assert.Contains("A private matter.", await mia.GetStringAsync(board, World.Cancelled), StringComparison.Ordinal);
        Assert.Contains("A private matter.", await mia.GetStringAsync($"{board}/{id}", World.Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_reader_has_an_order_of_their_own_that_stays_and_others_by_choice()
    {
        await using var world = await World.StartAsync();
        var (@event, board, editor) = await world.CalledAsync();
        for (var n = 10; n < 20; n++)
        {
            await editor.AskAsync(board, $"Number {n}?");
        }

        var readers = new List<HttpClient> { world.Visitor };
        for (var n = 0; n < 4; n++)
        {
            readers.Add(await world.SignInAsync(await world.PersonAsync(Role.Member, @event)));
        }

        var first = await Task.WhenAll(readers.Select(reader => OrderAsync(reader, board)));
        var second = await Task.WhenAll(readers.Select(reader => OrderAsync(reader, board)));
        var newest = await Task.WhenAll(readers.Select(reader => OrderAsync(reader, $"{board}?order=newest")));

        Assert.Equal(first, second);
        Assert.True(first.Distinct().Count() > 1, "All readers have one order.");
        Assert.All(newest, order => Assert.Equal("19 18 17 16 15 14 13 12 11 10", order));
    }

    [Fact]
    public async Task A_private_event_has_no_board_for_strangers()
    {
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync(visibility: Visibility.Members);
        using var stranger = await world.SignInAsync(await world.PersonAsync());
        var board = await world.BoardAsync(@event);

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(board, World.Cancelled)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.FormAsync(board, ("text", "May I?"))).Status);
    }

    private static async Task<string> OrderAsync(HttpClient reader, string address) =>
        string.Join(' ', Numbers().Matches(await reader.GetStringAsync(address, World.Cancelled)).Select(match => match.Groups[1].Value));

    [GeneratedRegex(@">Number (\d+)\?<")]
    private static partial Regex Numbers();
}
