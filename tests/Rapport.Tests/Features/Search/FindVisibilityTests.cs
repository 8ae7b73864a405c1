using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Capture;
using Rapport.Features.Events;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;

namespace Rapport.Tests.Features.Search;

/// <summary>What one may not see is not found, not counted and not quoted, whatever the index holds.</summary>
public sealed class FindVisibilityTests
{
    private const string Word = "heron";

    [Theory]
    [EachEngine]
    public async Task Each_reader_finds_what_they_may_see_and_no_more(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var (ada, mia) = (await world.PersonAsync(Role.Reporter, @event), await world.PersonAsync(Role.Member, @event));
        using var reporter = await world.SignInAsync(ada);
        using var other = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event, name: "Rob Reporter"));
        using var member = await world.SignInAsync(mia);
        using var stranger = await world.SignInAsync(await world.PersonAsync(Role.Organiser, await world.EventAsync()));
        var hall = await world.SessionAsync(@event, "Closed hall-9912", Visibility.Team);
        await world.EntryAsync(@event, ada, $"{Word} public-1847");
        await world.EntryAsync(@event, ada, $"{Word} members-2291", visibility: Visibility.Members);
        await world.EntryAsync(@event, ada, $"{Word} team-5520");
        await NarrowAsync(world, "team-5520", Visibility.Team);
        await world.EntryAsync(@event, ada, $"{Word} mine-7713", visibility: Visibility.AuthorOnly);
        await world.EntryAsync(@event, ada, $"{Word} inside-3308", hall);
        await world.IndexedAsync();

        foreach (var more in new[] { "", "&event=" + @event.Slug })
        {
            await FindsAsync(world, @event, world.Visitor, more, 1, "public-1847");
            await FindsAsync(world, @event, stranger, more, 1, "public-1847");
            await FindsAsync(world, @event, member, more, 2, "public-1847", "members-2291");
            await FindsAsync(world, @event, other, more, 4, "public-1847", "members-2291", "team-5520", "inside-3308");
            await FindsAsync(world, @event, reporter, more, 5, "public-1847", "members-2291", "team-5520", "inside-3308", "mine-7713");
        }

        Assert.Equal("Nothing found", (await member.FindAsync(world, @event, "hall-9912")).Tally);
        Assert.Equal("1 result", (await other.FindAsync(world, @event, "hall-9912")).Tally);
    }

    [Theory]
    [EachEngine]
    public async Task In_another_event_of_the_space_one_sees_what_a_stranger_sees(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        var (mine, theirs) = (await world.EventAsync(space), await world.EventAsync(space));
        var closed = await world.EventAsync(space, visibility: Visibility.Team);
        var ada = await world.PersonAsync(Role.Reporter, mine);
        await world.EntryAsync(mine, ada, $"{Word} here-4410", visibility: Visibility.Team);
        await world.EntryAsync(theirs, ada, $"{Word} own-9051", visibility: Visibility.Team);
        var eve = await world.PersonAsync(Role.Reporter, theirs);
        await world.EntryAsync(theirs, eve, $"{Word} there-8862", visibility: Visibility.Team);
        await world.EntryAsync(theirs, eve, $"{Word} member-1190", visibility: Visibility.Members);
        await world.EntryAsync(closed, eve, $"{Word} closed-6634");
        await world.IndexedAsync();
        using var reporter = await world.SignInAsync(ada);

        await FindsAsync(world, mine, reporter, "", 2, "here-4410", "own-9051");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(world, reporter, mine, "&event=" + closed.Slug));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(world, world.Visitor, mine, "&event=nowhere"));
    }

    [Theory]
    [EachEngine]
    public async Task A_closed_space_is_not_searched_by_strangers(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync(visibility: Visibility.Members);
        var @event = await world.EventAsync(space);
        var ada = await world.PersonAsync(Role.Reporter, of: space);
        await world.EntryAsync(@event, ada, $"{Word} plover-1");
        await world.IndexedAsync();
        using var reporter = await world.SignInAsync(ada);

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(world, world.Visitor, @event, ""));
        Assert.Equal("1 result", (await reporter.FindAsync(world, @event, Word)).Tally);
    }

    [Theory]
    [EachEngine]
    public async Task What_is_hidden_or_taken_back_vanishes_at_once_with_what_was_said_about_it(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        using var ada = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event, name: "Mia Lund"));
        using var head = await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event, name: "Olive Head"));
        var (hidden, taken) = (Ids.New(TimeProvider.System), Ids.New(TimeProvider.System));
        await ada.OperateAsync(@event, "entry.post", new { entry = "note", text = $"{Word} one" }, hidden);
        await ada.OperateAsync(@event, "entry.post", new { entry = "note", text = $"{Word} two" }, taken);
        await mia.CommentOnAsync(await world.DiscussAsync(@event, hidden), $"{Word} said");
        await world.IndexedAsync();
        Assert.Equal("3 results", (await world.Visitor.FindAsync(world, @event, Word)).Tally);
        var moderation = $"{await world.AddressOfAsync(@event.Id)}/moderation/{hidden}";

        // No waiting for the index here: the rows of this moment decide.
        await head.FormAsync(moderation, ("reason", "It names a child."));
        Assert.Equal("1 result", (await world.Visitor.FindAsync(world, @event, Word)).Tally);
        await ada.OperateAsync(@event, "entry.retract", new { target = taken });
        foreach (var reader in new[] { world.Visitor, head })
        {
            var nothing = await reader.FindAsync(world, @event, Word);
            Assert.Equal("Nothing found", nothing.Tally);
            Assert.DoesNotContain($"<mark>{Word}</mark>", nothing.Page, StringComparison.Ordinal);
        }

        await world.IndexedAsync();
        Assert.Equal("Nothing found", (await world.Visitor.FindAsync(world, @event, Word)).Tally);
        await head.FormAsync(moderation + "?handler=Show");
        await Eventually.HoldsAsync("shown again", async () => (await world.Visitor.FindAsync(world, @event, Word)).Tally == "2 results");
    }

    [Theory]
    [EachEngine]
    public async Task An_excerpt_never_shows_words_that_were_changed(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var entry = await world.EntryAsync(@event, await world.PersonAsync(Role.Reporter, @event), $"{Word} secret-5561");
        await world.IndexedAsync();

        // Changed behind the log's back: the index still has the old words.
        await world.PlantAsync(db => db.Entries.Where(row => row.Id == entry.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.Content.Text, "Something else."), World.Cancelled));
        var found = await world.Visitor.FindAsync(world, @event, Word);

        Assert.Equal("1 result", found.Tally);
        Assert.Contains("Something else.", found.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-5561", found.Page, StringComparison.Ordinal);
    }

    private static async Task FindsAsync(World world, Event @event, HttpClient reader, string more, int count, params string[] words)
    {
        string[] all = ["public-1847", "members-2291", "team-5520", "inside-3308", "mine-7713", "here-4410", "own-9051", "there-8862", "member-1190", "closed-6634"];
        var found = await reader.FindAsync(world, @event, Word, more);
        Assert.Equal(words.Order(StringComparer.Ordinal), all.Where(word => found.Page.Contains(word, StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(count == 1 ? "1 result" : $"{count} results", found.Tally);
    }

    private static async Task<HttpStatusCode> StatusAsync(World world, HttpClient reader, Event @event, string more)
    {
        using var answer = await reader.GetAsync(await world.SearchAddressAsync(@event, Word, more), World.Cancelled);
        return answer.StatusCode;
    }

    private static Task NarrowAsync(World world, string word, Visibility visibility) => world.PlantAsync(db =>
        db.Subjects.Where(subject => subject.Title.Contains(word)).ExecuteUpdateAsync(
            row => row.SetProperty(subject => subject.OwnVisibility, visibility).SetProperty(subject => subject.Visibility, visibility), World.Cancelled));
}
