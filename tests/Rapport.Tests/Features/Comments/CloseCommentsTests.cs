using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Comments;
using Rapport.Features.Events;
using Rapport.Shared;
using Rapport.Tests.Features.Events;

namespace Rapport.Tests.Features.Comments;

public sealed class CloseCommentsTests
{
    [Theory]
    [EachEngine]
    public async Task Closed_comments_can_be_read_and_no_more_come_until_they_are_opened(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var entry = await world.EntryAsync(@event, await world.PersonAsync(Role.Reporter, @event));
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        using var ed = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event));
        var discuss = await world.DiscussAsync(@event, entry.Id);
        await mia.CommentOnAsync(discuss, "heron-1180");
        var page = await world.AddressOfAsync(entry.Id);
        // Planted in the cache as it was.
        Assert.Contains("<textarea", await mia.GetStringAsync(page, World.Cancelled), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await ed.FormAsync($"{discuss}?handler=Close")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await ed.FormAsync($"{discuss}?handler=Close")).Status);

        var refused = await mia.FormAsync(discuss, ("text", "One more."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("comments_closed", refused.Page, StringComparison.Ordinal);
        var answer = await mia.OperateAsync(@event, "comment.post", new { about = entry.Id, text = "By device." });
        Assert.Equal("comments_closed", answer.GetProperty("code").GetString());
        await Eventually.HoldsAsync("closed on the page", async () => !(await mia.GetStringAsync(page, World.Cancelled)).Contains("<textarea", StringComparison.Ordinal));
        Assert.Contains("heron-1180", await world.Visitor.GetStringAsync(discuss, World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(1, await world.CommentsOnAsync(entry.Id));

        Assert.Equal(HttpStatusCode.Redirect, (await ed.FormAsync($"{discuss}?handler=Open")).Status);
        await mia.CommentOnAsync(discuss, "heron-1181");
        Assert.Equal(2, await world.CommentsOnAsync(entry.Id));
        Assert.Contains("Comments closed", await ed.GetStringAsync($"{await world.AddressOfAsync(@event.Id)}/moderation", World.Cancelled), StringComparison.Ordinal);
    }

    [Theory]
    [EachEngine]
    public async Task Only_editors_close_comments(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var author = await world.PersonAsync(Role.Reporter, @event);
        var entry = await world.EntryAsync(@event, author);
        var (guest, _) = await world.JoinAsync(await world.OpenForGuestsAsync(@event, Joining.Open));
        using var leaves = guest;
        using var ada = await world.SignInAsync(author);
        using var elsewhere = await world.SignInAsync(await world.PersonAsync(Role.Owner, await world.EventAsync()));
        var discuss = await world.DiscussAsync(@event, entry.Id);

        foreach (var other in new[] { world.Visitor, guest, ada, elsewhere })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.FormAsync($"{discuss}?handler=Close")).Status);
        }

        Assert.False(await world.ReadAsync(db => db.Closures.AnyAsync(World.Cancelled)));
    }
}
