using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Rapport.Features.Notes;
using Rapport.Features.Notes.Projection;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Tests.Features.Notes;

/// <summary>Each way in which what is shown of a note could differ from its log is found. The clock stands still, so that the server mends nothing.</summary>
public sealed class CheckNotesTests
{
    private static readonly Dictionary<string, Func<RapportDb, Guid, Task>> Faults = new()
    {
        ["a gap"] = (db, note) => db.NoteUpdates.Where(row => row.NoteId == note && row.Number == 2).ExecuteDeleteAsync(World.Cancelled),
        ["no end"] = (db, note) => db.NoteUpdates.Where(row => row.NoteId == note && row.Number == 3).ExecuteDeleteAsync(World.Cancelled),
        ["another size"] = (db, note) => db.Notes.Where(row => row.Id == note).ExecuteUpdateAsync(row => row.SetProperty(one => one.Size, one => one.Size + 1), World.Cancelled),
        ["another head"] = (db, note) => db.Notes.Where(row => row.Id == note).ExecuteUpdateAsync(row => row.SetProperty(one => one.Head, one => one.Head + 1), World.Cancelled),
        ["bytes that are no update"] = (db, note) => db.NoteUpdates.Where(row => row.NoteId == note && row.Number == 3).ExecuteUpdateAsync(row => row.SetProperty(one => one.Bytes, new byte[] { 9, 9, 9 }), World.Cancelled),
        ["a text that is behind"] = (db, note) => db.NoteTexts.Where(row => row.NoteId == note).ExecuteUpdateAsync(row => row.SetProperty(one => one.UpTo, 2), World.Cancelled),
        ["no text"] = (db, note) => db.NoteTexts.Where(row => row.NoteId == note).ExecuteDeleteAsync(World.Cancelled),
        ["another HTML"] = (db, note) => db.NoteTexts.Where(row => row.NoteId == note).ExecuteUpdateAsync(row => row.SetProperty(one => one.Html, "<p>Planted</p>"), World.Cancelled),
        ["another plain text"] = (db, note) => db.NoteTexts.Where(row => row.NoteId == note).ExecuteUpdateAsync(row => row.SetProperty(one => one.Plain, "Planted"), World.Cancelled),
    };

    public static TheoryData<string> Names => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_note_that_is_not_as_its_log_says_is_named(string fault)
    {
        await using var world = await World.StartAsync(options: new() { Time = new FakeTimeProvider(TimeProvider.System.GetUtcNow()) });
        var (whole, damaged) = (await WrittenAsync(world), await WrittenAsync(world));
        Assert.Equal("2 notes are as their logs say.", (await CheckAsync(world)).Value);

        await world.PlantAsync(db => Faults[fault](db, damaged));

        var found = await CheckAsync(world);
        Assert.Equal("notes_differ", found.Problem.Code);
        Assert.Contains(damaged.ToString(), found.Problem.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(whole.ToString(), found.Problem.Sentence, StringComparison.Ordinal);
    }

    /// <summary>Three updates, and the text that they make.</summary>
    private static async Task<Guid> WrittenAsync(World world)
    {
        var desk = await Desk.OpenAsync(world);
        var ada = await desk.WriterAsync();
        await using (var one = await ada.JoinAsync())
        {
            await one.AnsweredAsync(ada.Pen.Begin("One"));
            await one.AnsweredAsync(ada.Pen.Write(" two"));
            await one.AnsweredAsync(ada.Pen.Write(" three"));
        }

        await world.Services.GetRequiredService<WriteDownNote>().RunAsync(desk.Note, World.Cancelled);
        return desk.Note;
    }

    private static Task<Outcome<string>> CheckAsync(World world) => world.Acts.RunAsync((CheckNotes check, CancellationToken token) => check.RunAsync(token), World.Cancelled);
}
