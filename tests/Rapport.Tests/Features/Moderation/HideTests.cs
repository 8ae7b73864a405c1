using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;
using Rapport.Tests.Features.Media;

namespace Rapport.Tests.Features.Moderation;

public sealed class HideTests
{
    private const string Entry = "plover-7431";
    private const string Comment = "heron-9925";

    [Theory]
    [EachEngine]
    public async Task What_an_organiser_hides_is_gone_everywhere_within_five_seconds(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var since = await world.ReadAsync(db => db.Streams.Where(stream => stream.Id == @event.Id).Select(stream => stream.LastNumber).SingleAsync(World.Cancelled));
        using var ada = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event, name: "Ada Fenwick"));
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event, name: "Mia Lund"));
        using var head = await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event, name: "Olive Head"));
        var photo = Ids.New(TimeProvider.System);
        using var sent = await ada.SendPhotoAsync(@event, photo, Pictures.Jpeg());
        var entry = Ids.New(TimeProvider.System);
        await ada.OperateAsync(@event, "entry.post", new { entry = "photo", file = photo, text = Entry }, entry);
        var discuss = await world.DiscussAsync(@event, entry);
        await mia.CommentOnAsync(discuss, Comment);
        var places = new[]
        {
            await world.AddressOfAsync(@event.Id), discuss, $"/live/{@event.Id}/after/{since}", $"/live/{@event.Id}/after/0",
            $"/media/{photo}/small.webp", $"/media/{photo}/medium.webp", $"/media/{photo}/large.webp",
        };

        // Planted: seen on the page, in the thread, by poll and stream, and as a picture, so that all caches hold it.
        foreach (var reader in new[] { world.Visitor, mia })
        {
            Assert.Contains(Entry, await reader.GetStringAsync(places[0], World.Cancelled), StringComparison.Ordinal);
            Assert.Contains(Comment, await reader.GetStringAsync(places[1], World.Cancelled), StringComparison.Ordinal);
            await Eventually.HoldsAsync("polled", async () => (await reader.GetStringAsync(places[2], World.Cancelled)).Contains(Comment, StringComparison.Ordinal));
            Assert.Contains(Entry, await ReplayAsync(reader, @event, since), StringComparison.Ordinal);
            foreach (var picture in places[4..])
            {
                Assert.Equal(HttpStatusCode.OK, await StatusAsync(reader, picture));
            }
        }

        Assert.Equal(HttpStatusCode.Redirect, (await head.FormAsync(await ModerationAsync(world, @event, entry), ("reason", "It names a child."))).Status);
        foreach (var reader in new[] { world.Visitor, mia })
        {
            foreach (var place in places)
            {
                await Eventually.HoldsAsync(place, async () => !await TellsAsync(reader, place));
            }

            foreach (var after in new[] { 0, since })
            {
                await Eventually.HoldsAsync($"replay from {after}", async () => !Tells(await ReplayAsync(reader, @event, after)));
            }
        }

        Assert.Empty(world.Logs.Errors);
    }

    [Theory]
    [EachEngine]
    public async Task A_hidden_comment_is_not_counted_and_its_author_reads_why(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var entry = await world.EntryAsync(@event, await world.PersonAsync(Role.Reporter, @event));
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event, name: "Mia Lund"));
        using var ben = await world.SignInAsync(await world.PersonAsync(Role.Member, @event, name: "Ben Okri"));
        using var head = await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event, name: "Olive Head"));
        var discuss = await world.DiscussAsync(@event, entry.Id);
        var first = await mia.CommentOnAsync(discuss, Comment);
        await ben.CommentOnAsync(discuss, "An answer that stays.", first);
        var moderation = await ModerationAsync(world, @event, first);

        Assert.Equal(HttpStatusCode.Redirect, (await head.FormAsync(moderation, ("reason", "It names a child."))).Status);
        Assert.Equal(1, await CountAsync(world, entry.Id));
        var others = await ben.GetStringAsync(discuss, World.Cancelled);
        Assert.DoesNotContain(Comment, others, StringComparison.Ordinal);
        Assert.DoesNotContain("It names a child.", others, StringComparison.Ordinal);
        Assert.Contains("An answer that stays.", others, StringComparison.Ordinal);
        var authors = await mia.GetStringAsync(discuss, World.Cancelled);
        Assert.Contains("It names a child.", authors, StringComparison.Ordinal);
        Assert.Contains("Olive Head", authors, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await head.FormAsync($"{moderation}?handler=Show")).Status);
        Assert.Equal(2, await CountAsync(world, entry.Id));
        Assert.Contains(Comment, await ben.GetStringAsync(discuss, World.Cancelled), StringComparison.Ordinal);
    }

    [Theory]
    [EachEngine]
    public async Task What_is_shown_again_brings_back_what_was_said_about_it(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var entry = await world.EntryAsync(@event, await world.PersonAsync(Role.Reporter, @event));
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        using var head = await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event));
        var discuss = await world.DiscussAsync(@event, entry.Id);
        await mia.CommentOnAsync(discuss, Comment);
        var moderation = await ModerationAsync(world, @event, entry.Id);
        await head.FormAsync(moderation, ("reason", "A mistake."));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(mia, discuss));
        await head.FormAsync($"{moderation}?handler=Show");

        Assert.Contains(Comment, await world.Visitor.GetStringAsync(discuss, World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(world, entry.Id));
    }

    [Fact]
    public async Task Only_an_organiser_hides_and_only_with_a_reason()
    {
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync();
        var author = await world.PersonAsync(Role.Reporter, @event);
        var entry = await world.EntryAsync(@event, author);
        using var ada = await world.SignInAsync(author);
        using var elsewhere = await world.SignInAsync(await world.PersonAsync(Role.Organiser, await world.EventAsync()));
        using var head = await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event));
        var moderation = await ModerationAsync(world, @event, entry.Id);

        foreach (var other in new[] { world.Visitor, ada, elsewhere })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.FormAsync(moderation, ("reason", "Because."))).Status);
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(other, moderation));
        }

        Assert.Contains("reason_missing", (await head.FormAsync(moderation, ("reason", " "))).Page, StringComparison.Ordinal);
        Assert.Contains("reason_too_long", (await head.FormAsync(moderation, ("reason", new string('x', 501)))).Page, StringComparison.Ordinal);
        Assert.Equal(SubjectState.Shown, await world.ReadAsync(db => db.Subjects.Where(row => row.Id == entry.Id).Select(row => row.State).SingleAsync(World.Cancelled)));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(head, await ModerationAsync(world, @event, Ids.New(TimeProvider.System))));
    }

    private static async Task<string> ModerationAsync(World world, Event @event, Guid subject) =>
        $"{await world.AddressOfAsync(@event.Id)}/moderation/{subject}";

    private static bool Tells(string text) =>
        text.Contains(Entry, StringComparison.Ordinal) || text.Contains(Comment, StringComparison.Ordinal);

    private static async Task<bool> TellsAsync(HttpClient reader, string place)
    {
        using var answer = await reader.GetAsync(place, World.Cancelled);
        var text = await answer.Content.ReadAsStringAsync(World.Cancelled);
        return Tells(text) || (answer.IsSuccessStatusCode && place.StartsWith("/media", StringComparison.Ordinal));
    }

    /// <summary>The first message of a stream: what its reader missed.</summary>
    private static async Task<string> ReplayAsync(HttpClient reader, Event @event, long after)
    {
        using var answer = await reader.GetAsync($"/live/{@event.Id}?after={after}", HttpCompletionOption.ResponseHeadersRead, World.Cancelled);
        await using var stream = await answer.Content.ReadAsStreamAsync(World.Cancelled);
        using var lines = new StreamReader(stream, Encoding.UTF8);
        var message = new StringBuilder();
        while (await lines.ReadLineAsync(World.Cancelled) is { Length: > 0 } line)
        {
            message.AppendLine(line);
        }

        return message.ToString();
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address, World.Cancelled);
        return answer.StatusCode;
    }

    private static Task<int> CountAsync(World world, Guid about) =>
        world.ReadAsync(db => db.Subjects.Where(subject => subject.Id == about).Select(subject => subject.CommentCount).SingleAsync(World.Cancelled));
}
