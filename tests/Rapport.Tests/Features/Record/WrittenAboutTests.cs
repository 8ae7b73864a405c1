using Rapport.Features.Events;
using Rapport.Features.Notes;
using Rapport.Features.Programme;
using Rapport.Shared;

namespace Rapport.Tests.Features.Record;

/// <summary>The front page says of which sessions nothing is written: neither an entry nor a shared note.</summary>
public sealed class WrittenAboutTests
{
    [Theory, EachEngine]
    public async Task A_session_with_a_shared_note_is_written_about_for_whoever_reads_the_note(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync(phase: Phase.After);
        var reporter = await world.PersonAsync(Role.Reporter, @event);
        var begun = @event.StartsOn.AddDays(-1).ToDateTime(new(10, 0));
        var (noted, teams, empty) = (await world.SessionAsync(@event, startsAt: begun), await world.SessionAsync(@event, startsAt: begun), await world.SessionAsync(@event, startsAt: begun));
        await WriteAsync(world, await world.NoteAsync(noted, reporter.Id, Visibility.Public), "Twelve indicators");
        await WriteAsync(world, await world.NoteAsync(teams, reporter.Id), "Twelve indicators");
        await WriteAsync(world, await world.NoteAsync(empty, reporter.Id, Visibility.Public), "");
        var front = await world.AddressOfAsync(@event.Id);
        using var team = await world.SignInAsync(reporter);

        Assert.Equal([empty.Title, teams.Title], await UnwrittenAsync(world.Visitor, front, noted, teams, empty));
        Assert.Equal([empty.Title], await UnwrittenAsync(team, front, noted, teams, empty));
        var page = await team.GetStringAsync(front, World.Cancelled);
        Assert.Equal((2, 1), (Count(page, "<p>1 shared note</p>"), Count(page, "Nothing written yet. Were you there?")));
    }

    private static async Task<string[]> UnwrittenAsync(HttpClient reader, string front, params Session[] sessions)
    {
        var page = await reader.GetStringAsync(front, World.Cancelled);
        var list = page[page.IndexOf("data-region=\"unwritten\"", StringComparison.Ordinal)..];
        list = list[..list.IndexOf("</ul>", StringComparison.Ordinal)];
        return [.. sessions.Select(session => session.Title).Where(title => list.Contains($">{title}</a>", StringComparison.Ordinal)).OrderByDescending(title => title == sessions[^1].Title)];
    }

    private static int Count(string page, string words) => page.Split(words).Length - 1;

    private static Task WriteAsync(World world, Note note, string words) =>
        world.PlantAsync(db =>
        {
            var text = new NoteText(note.Id);
            text.Become(new(1, 1, 0, new($"<p>{words}</p>"), words), world.Time.GetUtcNow());
            db.Add(text);
            return Task.CompletedTask;
        });
}
