using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;

namespace Rapport.Tests.Features.Questions;

/// <summary>A question for some: chosen when it is asked, changed by whoever asked or an editor.</summary>
public sealed class QuestionReadersTests
{
    private const string Words = "Who else reads heron-7431?";
    private const string Said = "dunlin-9925";

    [Theory, EachEngine]
    public async Task A_question_for_the_team_is_read_by_it_and_by_whoever_asked(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync();
        using var gwen = await world.SignInAsync(await world.PersonAsync(Role.Guest, @event, name: "Gwen Guest"));
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        var asked = await AskAsync(gwen, board, "team");
        var page = await world.AddressOfAsync(asked);

        foreach (var reader in new[] { world.Visitor, mia })
        {
            Assert.DoesNotContain(Words, await reader.GetStringAsync(board, World.Cancelled), StringComparison.Ordinal);
            Assert.DoesNotContain(Words, await reader.GetStringAsync(await world.AddressOfAsync(@event.Id), World.Cancelled), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(page, World.Cancelled)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(await world.DiscussAsync(@event, asked), World.Cancelled)).StatusCode);
        }

        Assert.Equal("question_unknown", (await mia.VoteAsync(board, asked, "yes")).Page.Code() ?? "question_unknown");
        Assert.Empty(await world.VotesAsync(asked));
        foreach (var reader in new[] { gwen, editor })
        {
            Assert.Contains(Words, await reader.GetStringAsync(board, World.Cancelled), StringComparison.Ordinal);
            Assert.Contains("Team only", await reader.GetStringAsync(page, World.Cancelled), StringComparison.Ordinal);
        }
    }

    [Theory, EachEngine]
    public async Task Narrowed_it_goes_with_its_comments_and_widened_it_comes_back(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync();
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        var asked = await AskAsync(mia, board, null);
        var (page, home, discuss) = (await world.AddressOfAsync(asked), await world.AddressOfAsync(@event.Id), await world.DiscussAsync(@event, asked));
        await mia.CommentOnAsync(discuss, Said);
        Assert.Contains(Said, await world.Visitor.GetStringAsync(page, World.Cancelled), StringComparison.Ordinal);
        Assert.Contains(Words, await world.Visitor.GetStringAsync(home, World.Cancelled), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, await ShareAsync(editor, page, "Team"));

        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync(page, World.Cancelled)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync(discuss, World.Cancelled)).StatusCode);
        foreach (var place in new[] { home, board, $"/live/{@event.Id}/after/0" })
        {
            var told = await world.Visitor.GetStringAsync(place, World.Cancelled);
            Assert.False(told.Contains(Words, StringComparison.Ordinal) || told.Contains(Said, StringComparison.Ordinal), place);
        }

        Assert.Equal(HttpStatusCode.Redirect, await ShareAsync(mia, page, "Public"));
        Assert.Contains(Said, await world.Visitor.GetStringAsync(page, World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(["question.asked", "visibility.changed", "visibility.chosen"], await world.VerbsAsync(asked));
    }

    [Theory, EachEngine]
    public async Task Nobody_else_decides_and_a_question_for_oneself_is_none(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync();
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        using var rob = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        var asked = await AskAsync(mia, board, null);
        var page = await world.AddressOfAsync(asked);

        Assert.Equal(HttpStatusCode.NotFound, await ShareAsync(rob, page, "Team"));
        Assert.Equal(HttpStatusCode.NotFound, await ShareAsync(world.Visitor, page, "Team"));
        foreach (var (browser, wrong) in new[] { (mia, "AuthorOnly"), (editor, "AuthorOnly"), (mia, ""), (mia, "friends"), (mia, "9") })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, await ShareAsync(browser, page, wrong));
        }

        Assert.Equal("visibility_unknown", (await mia.FormAsync(board, ("text", "For me alone?"), ("visibility", "authorOnly"))).Page.Code());
        Assert.Equal(Visibility.Public, await OfAsync(world, asked));
        await world.SealAsync(@event);
        Assert.Equal(HttpStatusCode.Redirect, await ShareAsync(mia, page, "Team"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await ShareAsync(mia, page, "Public"));
        Assert.Equal(Visibility.Team, await OfAsync(world, asked));
    }

    [Fact]
    public async Task Whom_it_is_for_is_not_forgotten_while_a_name_is_given()
    {
        await using var world = await World.StartAsync();
        var (_, board, _) = await world.CalledAsync();

        var (status, to, _) = await world.Visitor.FormAsync(board, ("text", Words), ("visibility", "team"));

        Assert.Equal(HttpStatusCode.Redirect, status);
        var back = Uri.UnescapeDataString(to!.Split("return=")[1]);
        Assert.EndsWith("&visibility=team", back, StringComparison.Ordinal);
        Assert.Matches("value=\"team\" selected=\"selected\"", await world.Visitor.GetStringAsync(back, World.Cancelled));
    }

    private static async Task<Guid> AskAsync(HttpClient client, string board, string? readers)
    {
        var (status, to, page) = await client.FormAsync(board, [("text", Words), .. readers is null ? Array.Empty<(string, string)>() : [("visibility", readers)]]);
        Assert.True(status == HttpStatusCode.Redirect, page);
        return Guid.Parse(to!.Split("#s-")[1]);
    }

    private static async Task<HttpStatusCode> ShareAsync(HttpClient browser, string page, string readers) =>
        (await browser.FormAsync($"{page}?handler=Share", ("visibility", readers))).Status;

    private static Task<Visibility> OfAsync(World world, Guid id) =>
        world.ReadAsync(db => db.Subjects.Where(row => row.Id == id).Select(row => row.Visibility).SingleAsync(World.Cancelled));
}
