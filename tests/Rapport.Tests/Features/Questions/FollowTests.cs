using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Questions.Follow;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;
using Rapport.Tests.Features.Events;

namespace Rapport.Tests.Features.Questions;

/// <summary>A guest, whom their browser alone knows, comes back to what they asked.</summary>
public sealed class FollowTests
{
    [Theory, EachEngine]
    public async Task A_guest_reads_on_another_device_what_became_of_what_they_asked(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync();
        var (guest, _) = await world.JoinAsync(await world.OpenForGuestsAsync(@event, Joining.Open));
        var id = await guest.AskAsync(board, "Who counts?");
        await editor.AskAsync(board, "Somebody else’s?");

        var page = (await CodeAsync(guest, board))!;
        await editor.FormAsync($"{board}/{id}?handler=Decline", ("reason", "the day is full."));

        var read = await world.Visitor.GetStringAsync(page, World.Cancelled);
        Assert.Contains("Not this time, because the day is full.", read, StringComparison.Ordinal);
        Assert.DoesNotContain("Somebody else", read, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"choice\"", read, StringComparison.Ordinal);
        var typed = FollowCode.Shown(page.Split('/')[^1]).ToLowerInvariant();
        using var looked = await world.Visitor.GetAsync($"/follow?code={Uri.EscapeDataString(typed)}", World.Cancelled);
        Assert.Equal(page, looked.Headers.Location!.OriginalString);
    }

    [Theory, EachEngine]
    public async Task A_code_ends_with_the_next_one_and_opens_nothing_else(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync();
        var (guest, guestId) = await world.JoinAsync(await world.OpenForGuestsAsync(@event, Joining.Open));
        await guest.AskAsync(board, "Who counts?");
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));

        Assert.Null(await CodeAsync(mia, board));
        Assert.Null(await CodeAsync(editor, board));
        var (first, second) = (await CodeAsync(guest, board), await CodeAsync(guest, board));

        foreach (var nothing in new[] { first!, "/follow/AAAAAAAAAAAA", "/follow/short" })
        {
            using var answer = await world.Visitor.GetAsync(nothing, World.Cancelled);
            Assert.Equal((HttpStatusCode.NotFound, "follow_code_unknown"), (answer.StatusCode, (await answer.Content.ReadAsStringAsync(World.Cancelled)).Code()));
        }

        Assert.Contains("Who counts?", await world.Visitor.GetStringAsync(second, World.Cancelled), StringComparison.Ordinal);
        Assert.DoesNotContain(second!.Split('/')[^1], await world.ReadAsync(db => db.FollowCodes.Where(code => code.PersonId == guestId).Select(code => Convert.ToHexString(code.CodeHash)).SingleAsync(World.Cancelled)), StringComparison.Ordinal);
        await guest.FormAsync("/account/erase", ("keep", "false"));
        using var gone = await world.Visitor.GetAsync(second, World.Cancelled);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    private static async Task<string?> CodeAsync(HttpClient client, string board)
    {
        var (status, to, _) = await client.FormAsync($"{board}?handler=Code");
        return status == HttpStatusCode.Redirect ? to : null;
    }
}
