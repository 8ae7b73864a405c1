using System.Net;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;
using Rapport.Tests.Features.Search;

namespace Rapport.Tests.Features.Questions;

/// <summary>Questions that say the same stand together; both texts and all votes are kept.</summary>
public sealed class MergeTests
{
    [Theory, EachEngine]
    public async Task Both_texts_lead_to_each_other_and_each_voter_counts_once(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync();
        using var asker = await world.SignInAsync(await world.PersonAsync(Role.Member, @event, name: "Ada Asker"));
        var (first, same) = (await asker.AskAsync(board, "Who reads the reports?"), await editor.AskAsync(board, "Does anybody read our reports?"));
        foreach (var votes in new (Guid Question, string Choice)[][] { [(first, "yes")], [(same, "yes")], [(first, "no"), (same, "yes")], [(same, "none")] })
        {
            using var voter = await world.SignInAsync(await world.PersonAsync(Role.Guest, @event));
            foreach (var (question, choice) in votes)
            {
                await voter.VoteAsync(board, question, choice);
            }
        }

        Assert.Equal(HttpStatusCode.Redirect, await MergeAsync(editor, board, same, first));
        Assert.Equal(HttpStatusCode.Redirect, await MergeAsync(editor, board, same, first));

        Assert.Equal(["No", "Yes", "Yes"], (await world.VotesAsync(first)).Order(StringComparer.Ordinal));
        Assert.Equal(["Yes", "Yes"], await world.VotesAsync(same));
        var (kept, gone) = (await world.Visitor.GetStringAsync($"{board}/{first}", World.Cancelled), await world.Visitor.GetStringAsync($"{board}/{same}", World.Cancelled));
        Assert.Contains($"Also asked by Edna Editor: <a href=\"{board}/{same}\">Does anybody read our reports?</a>", kept, StringComparison.Ordinal);
        Assert.Contains($"Stands with <a href=\"{board}/{first}\">Who reads the reports?</a>", gone, StringComparison.Ordinal);
        Assert.DoesNotContain($"id=\"s-{same}\"", await asker.GetStringAsync(board, World.Cancelled), StringComparison.Ordinal);
        Assert.Equal("question_settled", (await asker.VoteAsync(board, same, "yes")).Page.Code());
        Assert.Equal(["question.asked", "question.merged"], await world.VerbsAsync(same));

        await editor.SendAsync($"{board}/{same}?handler=Part");
        Assert.Equal(["No", "Yes"], (await world.VotesAsync(first)).Order(StringComparer.Ordinal));
        Assert.Equal(["Yes", "Yes"], await world.VotesAsync(same));
        Assert.Contains($"id=\"s-{same}\"", await asker.GetStringAsync(board, World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task What_stood_with_one_that_is_merged_itself_goes_along_and_comes_apart_alone(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync();
        var (first, second, third) = (await editor.AskAsync(board, "First?"), await editor.AskAsync(board, "Second?"), await editor.AskAsync(board, "Third?"));
        using var voter = await world.SignInAsync(await world.PersonAsync(Role.Guest, @event));
        await voter.VoteAsync(board, third, "yes");
        await MergeAsync(editor, board, third, second);
        await MergeAsync(editor, board, second, first);

        Assert.Equal(["Yes", "", "Yes"], await AllAsync());
        Assert.Contains($"Stands with <a href=\"{board}/{first}\">", await world.Visitor.GetStringAsync($"{board}/{third}", World.Cancelled), StringComparison.Ordinal);
        await editor.SendAsync($"{board}/{third}?handler=Part");
        Assert.Equal(["", "", "Yes"], await AllAsync());
        Assert.Contains($"Stands with <a href=\"{board}/{first}\">", await world.Visitor.GetStringAsync($"{board}/{second}", World.Cancelled), StringComparison.Ordinal);

        async Task<IReadOnlyList<string>> AllAsync() =>
            [string.Concat(await world.VotesAsync(first)), string.Concat(await world.VotesAsync(second)), string.Concat(await world.VotesAsync(third))];
    }

    [Theory, EachEngine]
    public async Task What_cannot_stand_together_says_why(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync();
        var session = await world.SessionAsync(@event);
        var (first, second) = (await editor.AskAsync(board, "First?"), await editor.AskAsync(board, "Second?"));
        var inner = Guid.Parse((await editor.FormAsync(board, ("text", "For the team?"), ("visibility", "team"))).To!.Split("#s-")[1]);
        using var reporter = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));

        Assert.Equal("question_settled", await RefusedAsync(editor, board, first, first));
        Assert.Equal("question_narrower", await RefusedAsync(editor, board, first, inner));
        Assert.Equal("question_unknown", await RefusedAsync(editor, board, first, session.Id));
        Assert.Equal(HttpStatusCode.NotFound, await MergeAsync(reporter, board, second, first));
        await MergeAsync(editor, board, second, first);
        Assert.Equal("question_settled", await RefusedAsync(editor, board, first, second));
        Assert.Equal("question_merged", (await editor.FormAsync($"{board}/{second}?handler=Decline", ("reason", "no."))).Page.Code());
        await editor.FormAsync($"{board}/{first}?handler=Carry", ("session", $"{session.Id}"));
        Assert.Equal("question_settled", await RefusedAsync(editor, board, first, inner));
    }

    [Theory, EachEngine]
    public async Task Editors_put_questions_under_themes_and_readers_narrow_the_board_to_one(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync();
        var (data, people) = (await editor.AskAsync(board, "Whose numbers?"), await editor.AskAsync(board, "Whose time?"));

        Assert.Equal("theme_too_long", (await editor.FormAsync($"{board}/{data}?handler=Theme", ("theme", new string('x', 61)))).Page.Code());
        await editor.FormAsync($"{board}/{data}?handler=Theme", ("theme", " Data & trust "));
        await editor.FormAsync($"{board}/{people}?handler=Theme", ("theme", "People"));

        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        var page = WebUtility.HtmlDecode(await mia.GetStringAsync(board, World.Cancelled));
        Assert.Contains($"href=\"{board}?theme=Data%20%26%20trust\"", page, StringComparison.Ordinal);
        var narrowed = await mia.GetStringAsync($"{board}?theme=Data%20%26%20trust", World.Cancelled);
        Assert.Contains("Whose numbers?", narrowed, StringComparison.Ordinal);
        Assert.DoesNotContain("Whose time?", narrowed, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task While_one_writes_those_that_share_what_it_is_about_are_found_and_no_others(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync();
        foreach (var text in new[] { "Who reads the quarterly reports of the county?", "How do we train new staff?", "What is for lunch?" })
        {
            await editor.AskAsync(board, text);
        }

        await editor.FormAsync(board, ("text", "Which reports are secret?"), ("visibility", "team"));
        await world.IndexedAsync();

        var found = await SimilarAsync(world.Visitor, "Does anybody read quarterly REPORTS?");
        Assert.Contains("Who reads the quarterly reports of the county?", found, StringComparison.Ordinal);
        Assert.DoesNotContain("staff", found, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", found, StringComparison.Ordinal);
        Assert.Contains("secret", await SimilarAsync(editor, "reports"), StringComparison.Ordinal);
        foreach (var nothing in new[] { "", "what is the", "'\" OR * ( :", new string('x', 5000) })
        {
            Assert.DoesNotContain("<li>", await SimilarAsync(world.Visitor, nothing), StringComparison.Ordinal);
        }

        Task<string> SimilarAsync(HttpClient client, string text) => client.GetStringAsync($"{board}?handler=Similar&text={Uri.EscapeDataString(text)}", World.Cancelled);
    }

    private static async Task<HttpStatusCode> MergeAsync(HttpClient client, string board, Guid question, Guid into) =>
        (await client.FormAsync($"{board}/{question}?handler=Merge", ("into", $"{into}"))).Status;

    private static async Task<string?> RefusedAsync(HttpClient client, string board, Guid question, Guid into) =>
        (await client.FormAsync($"{board}/{question}?handler=Merge", ("into", $"{into}"))).Page.Code();
}
