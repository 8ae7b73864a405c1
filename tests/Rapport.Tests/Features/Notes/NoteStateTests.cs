using Microsoft.EntityFrameworkCore;
using Rapport.Features.Notes;
using Rapport.Features.Notes.States;
using Rapport.Tests.Formats.Yjs;

namespace Rapport.Tests.Features.Notes;

/// <summary>A long log is put together, and can be taken apart again.</summary>
public sealed class NoteStateTests
{
    [Theory, EachEngine]
    public async Task Whoever_comes_to_a_long_note_gets_it_in_one_piece_and_what_follows_one_by_one(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var desk = await Desk.OpenAsync(world);
        var (ada, ben) = (await desk.WriterAsync(), await desk.WriterAsync("Ben Carver"));
        var words = await desk.WrittenAsync(ada, 300);
        await using var other = await ben.JoinAsync();

        var state = await other.NextAsync(message => message.Kind is Message.State or Message.Update);
        await using var one = await ada.JoinAsync(after: 298);
        var missed = await one.NextAsync(message => message.Kind is Message.State or Message.Update);
        await one.AnsweredAsync(ada.Pen.Write(" more"));

        Assert.Equal((Message.State, 300L), (state.Kind, state.Number));
        Assert.Equal((Message.Update, 299L), (missed.Kind, missed.Number));
        var heard = await other.NextAsync(message => message.Kind is Message.State or Message.Update);
        Assert.Equal((Message.Update, 301L), (heard.Kind, heard.Number));
        Assert.Equal($"{words} more", Text(state.Bytes, heard.Bytes));
        Assert.Equal(301, (await desk.LogAsync()).Count);
    }

    [Theory, EachEngine]
    public async Task A_state_is_kept_and_begun_from_and_the_log_stays_whole(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var desk = await Desk.OpenAsync(world);
        var ada = await desk.WriterAsync();
        var words = await desk.WrittenAsync(ada, KeepNoteState.Every + 20);
        await using (var one = await ada.JoinAsync())
        {
            await one.AnsweredAsync(ada.Pen.Write(" end"));
            await Eventually.HoldsAsync("a state is kept", () => world.ReadAsync(db => db.NoteStates.AnyAsync(state => state.NoteId == desk.Note, World.Cancelled)));
        }

        await desk.WordsAsync();
        Assert.False((await desk.CheckedAsync()).IsRefused);
        await world.RestartAsync();
        // The beginning of the log cannot be read any more: only who begins with the state comes to the words.
        await world.PlantAsync(db => db.NoteUpdates.Where(row => row.NoteId == desk.Note && row.Number == 1).ExecuteUpdateAsync(row => row.SetProperty(update => update.Bytes, new byte[] { 9 }), World.Cancelled));
        await using var again = await ada.JoinAsync();
        Assert.Equal($"{words} end", Text((await again.NextAsync(Message.State)).Bytes));
        Assert.Equal(KeepNoteState.Every + 21, (await desk.LogAsync()).Count);
        Assert.Contains("Update 1", (await desk.CheckedAsync()).Problem.Sentence, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task A_state_that_is_not_what_the_log_says_is_found_and_made_anew(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var desk = await Desk.OpenAsync(world);
        var ada = await desk.WriterAsync();
        var words = await desk.WrittenAsync(ada, KeepNoteState.Every + 1);
        await world.PlantAsync(db => new RebuildNotes(db, world.Time).RunAsync(desk.Note, World.Cancelled));
        Assert.False((await desk.CheckedAsync()).IsRefused);

        await world.PlantAsync(db => db.NoteStates.ExecuteUpdateAsync(row => row.SetProperty(state => state.Bytes, new byte[] { 0, 0 }), World.Cancelled));
        Assert.Contains($"state up to number {KeepNoteState.Every + 1}", (await desk.CheckedAsync()).Problem.Sentence, StringComparison.Ordinal);
        await world.PlantAsync(db => db.NoteStates.ExecuteUpdateAsync(row => row.SetProperty(state => state.Bytes, new byte[] { 7 }), World.Cancelled));
        // One that cannot be read is as good as none.
        await using (var one = await ada.JoinAsync())
        {
            Assert.Equal(words, Text((await one.NextAsync(Message.State)).Bytes));
        }

        await world.PlantAsync(db => db.NoteTexts.ExecuteUpdateAsync(row => row.SetProperty(text => text.Plain, "Something else"), World.Cancelled));
        await world.PlantAsync(db => new RebuildNotes(db, world.Time).RunAsync(desk.Note, World.Cancelled));
        Assert.False((await desk.CheckedAsync()).IsRefused);
        Assert.Equal([words], await desk.WordsAsync());
    }

    [Theory, EachEngine]
    public async Task For_the_history_one_state_of_every_few_thousand_updates_stays(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var desk = await Desk.OpenAsync(world);
        foreach (var upTo in new[] { 500, 1000, 4900, 5500, 10100, 10600, 10600, 900 })
        {
            await world.PlantAsync(db => new KeepNoteState(db).RunAsync(new(desk.Note, 1, upTo, 1, [0, 0]), World.Cancelled));
        }

        await world.PlantAsync(db => new KeepNoteState(db).RunAsync(new(desk.Note, 2, 11000, 1, [0, 0]), World.Cancelled));
        Assert.Equal([4900, 5500, 10600], await world.ReadAsync(db => db.NoteStates.OrderBy(state => state.UpTo).Select(state => state.UpTo).ToListAsync(World.Cancelled)));
    }

    private static string Text(params byte[][] updates) =>
        string.Join('\n', Plain.Document(updates).XmlFragment("default").Select(node => string.Concat(((Rapport.Formats.Yjs.YElement)node).Children.OfType<Rapport.Formats.Yjs.YText>().Select(text => text.Content))));
}
