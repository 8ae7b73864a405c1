using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;
using Rapport.Tests.Platform.Text;

namespace Rapport.Tests.Features.Search;

/// <summary>Whatever is typed is text: neither engine's query syntax can be reached.</summary>
public sealed class FindHostileTests
{
    private static readonly (string Words, string Tally)[] Syntax =
    [
        ("\"plover\"", "1 result"),
        ("plover*", "1 result"),
        ("-plover", "1 result"),
        ("plover) OR (heron", "Nothing found"),
        ("plover OR heron", "Nothing found"),
        ("NEAR(plover heron)", "Nothing found"),
        ("title:plover", "Nothing found"),
        ("space : plover", "Nothing found"),
        ("plover | heron", "Nothing found"),
        ("!heron", "1 result"),
        ("'plover':B", "Nothing found"),
        ("plover\0", "1 result"),
        ("\"", ""),
        ("*", ""),
        ("(-)'&|!:<>%_\\", ""),
        ("   ", ""),
    ];

    [Theory]
    [EachEngine]
    public async Task Every_naughty_string_is_only_text(Engine engine)
    {
        LongRun.OnPostgres(engine);
        var strings = HostileTexts.NaughtyStrings();
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var ada = await world.PersonAsync(Role.Reporter, @event);
        await world.EntryAsync(@event, ada, "plain-0001 words");
        foreach (var text in strings)
        {
            // NUL cannot be stored by PostgreSQL and is dropped at every door.
            await world.EntryAsync(@event, ada, PlainText.Clean(text) + " planted");
        }

        await world.IndexedAsync();
        foreach (var text in strings)
        {
            var found = await world.Visitor.FindAsync(world, @event, text);
            Assert.DoesNotContain("<script>alert", found.Page, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal("1 result", (await world.Visitor.FindAsync(world, @event, "plain-0001")).Tally);
        Assert.Empty(world.Logs.Errors);
    }

    [Theory, EachEngine]
    public async Task Query_syntax_is_text(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var ada = await world.PersonAsync(Role.Reporter, @event);
        await world.EntryAsync(@event, ada, "A plover.");
        await world.EntryAsync(@event, ada, "A heron.");
        await world.IndexedAsync();

        foreach (var (words, tally) in Syntax)
        {
            Assert.Equal((words, tally), (words, (await world.Visitor.FindAsync(world, @event, words)).Tally));
        }

        Assert.Empty(world.Logs.Errors);
    }

    [Theory]
    [EachEngine]
    public async Task Ten_thousand_characters_are_answered_and_so_is_a_very_long_entry(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var ada = await world.PersonAsync(Role.Reporter, @event);
        await world.EntryAsync(@event, ada, string.Join(' ', Enumerable.Range(0, 9_000).Select(number => $"word{number}")) + " finally");
        await world.EntryAsync(@event, ada, new string('y', 100_000));
        await world.IndexedAsync();

        foreach (var words in new[] { new string('x', 7_000), string.Concat(Enumerable.Repeat("a b ", 800)), string.Concat(Enumerable.Repeat("\"(", 1_000)) })
        {
            using var answer = await world.Visitor.GetAsync(await world.SearchAddressAsync(@event, words), World.Cancelled);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        using var refused = await world.Visitor.GetAsync(await world.SearchAddressAsync(@event, new string('x', 10_000)), World.Cancelled);
        Assert.Equal(HttpStatusCode.RequestUriTooLong, refused.StatusCode);
        // Whoever gets past the server's own limit is cut short.
        var endless = SearchTerms.From(string.Concat(Enumerable.Repeat("plover ", 1_500)))!;
        Assert.Empty(await world.ReadAsync(db => db.Dialect.Search.Find(db, @event.SpaceId, endless, inTitle: false).ToListAsync(World.Cancelled)));
        var last = await world.Visitor.FindAsync(world, @event, "finally");
        Assert.Contains("… ", last.Page, StringComparison.Ordinal);
        Assert.Contains("<mark>finally</mark>", last.Page, StringComparison.Ordinal);
        Assert.Equal("1 result", (await world.Visitor.FindAsync(world, @event, new string('y', 150))).Tally);
        Assert.Empty(world.Logs.Errors);
    }

    [Fact]
    public async Task What_is_found_is_encoded_and_what_was_asked_is_too()
    {
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync();
        await world.SessionAsync(@event, "<img src=x onerror=alert(1)> plover & <b>co</b>");
        await world.IndexedAsync();

        var found = await world.Visitor.FindAsync(world, @event, "plover\"><script>alert(1)</script>");
        var title = await world.Visitor.FindAsync(world, @event, "onerror");

        Assert.DoesNotContain("<script>alert", found.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", title.Page, StringComparison.Ordinal);
        Assert.Contains("&lt;img src=x <mark>onerror</mark>=alert(1)&gt; plover &amp; &lt;b&gt;co&lt;/b&gt;", title.Page, StringComparison.Ordinal);
    }
}
