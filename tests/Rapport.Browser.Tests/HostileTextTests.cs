using System.Text;
using System.Text.Json;
using Rapport.Features.Events;
using Rapport.Shared;

namespace Rapport.Browser.Tests;

/// <summary>What people with bad intentions type is shown as words and never runs.</summary>
public sealed class HostileTextTests(Chromium chromium)
{
    private const int LinesInOneNote = 60;
    private const int NotesInOneBatch = 100;

    [Theory]
    [InlineData("xss-payloadbox.txt")]
    [InlineData("h5sc-vectors.txt")]
    [InlineData("blns.txt")]
    public async Task Strings_that_attack_are_shown_without_running(string list)
    {
        var lines = Encoding.UTF8.GetString(await Fixtures.Read("security", list)).Split('\n');
        await using var world = await World.OpenAsync();
        await using var watched = await chromium.OpenAsync(world);
        var @event = await world.EventAsync();
        var kept = await PostAsync(world, @event, lines);

        await watched.GoAsync(await world.AddressOfAsync(@event.Id));

        Assert.Equal(Math.Min(kept, 200), await watched.Page.Locator(".stream .entry").CountAsync());
        await watched.Page.EvaluateAsync("for (const link of document.querySelectorAll('main a')) link.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))");
        watched.AssertCalm();
    }

    [Fact]
    public async Task Naughty_strings_in_comments_and_titles_are_shown_without_running()
    {
        var strings = JsonSerializer.Deserialize<string[]>(await Fixtures.Read("security", "blns.json"))!;
        await using var world = await World.OpenAsync();
        await using var watched = await chromium.OpenAsync(world);
        var @event = await world.EventAsync();
        var person = await world.PersonAsync(Role.Reporter, @event);
        var session = await world.SessionAsync(@event, "<script>alert(1)</script> & \"quotes\"");
        foreach (var text in strings.Where(text => text.Trim().Length > 0).Take(60))
        {
            await world.CommentAsync(session.Id, person, PlainText.Clean(text));
        }

        await watched.GoAsync(await world.AddressOfAsync(session.Id));

        Assert.True(await watched.Page.Locator(".comment").CountAsync() > 50);
        watched.AssertCalm();
    }

    private static async Task<int> PostAsync(World world, Event @event, string[] lines)
    {
        var device = await world.ReporterAsync(@event);
        var notes = lines.Where(line => line.Trim().Length > 0).Chunk(LinesInOneNote)
            .Select(chunk => string.Join("\n\n", chunk)).Select(text => device.Note(text.Length <= 9000 ? text : text[..9000])).ToList();
        foreach (var batch in notes.Chunk(NotesInOneBatch))
        {
            Assert.All(await device.SendAsync(batch), answer => Assert.Equal("accepted", answer.Status));
        }

        return notes.Count;
    }
}
