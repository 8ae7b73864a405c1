using Microsoft.EntityFrameworkCore;
using Rapport.Features.Notes.Passages;
using Rapport.Features.Notes.Projection;
using Rapport.Features.Notes.Rooms;
using Rapport.Formats.Yjs;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notes.Redaction;

/// <summary>
/// Begins a note's document anew without some of its words, and destroys what was kept of it before: its log, its states and
/// its text. What stays keeps its place and its writers. A part of an act, which saves.
/// </summary>
public sealed class RestartNote(RapportDb db, TimeProvider time)
{
    /// <param name="find">The units that have to go.</param>
    /// <returns>Whether there were any; else the act has to be refused, or nothing was done.</returns>
    public async Task<bool> RunAsync(Guid noteId, Guid byId, Func<YDocument, IReadOnlyList<YRange>> find, CancellationToken cancellationToken)
    {
        // Whoever appends waits from here on, and is told afterwards that this generation is over.
        await db.Notes.Where(note => note.Id == noteId).ExecuteUpdateAsync(row => row.SetProperty(note => note.Size, note => note.Size), cancellationToken);
        if (await db.HoldAsync(noteId, long.MaxValue, cancellationToken) is not { Head: > 0 } held || find(held.Document) is not { Count: > 0 } units)
        {
            return false;
        }

        var state = held.Document.StateWithout(NoteRoot.Name, units) ?? throw new InvalidDataException($"Note {noteId} cannot be written anew.");
        var generation = held.Generation + 1;
        await db.Notes.Where(note => note.Id == noteId).ExecuteUpdateAsync(
            row => row.SetProperty(note => note.Generation, generation).SetProperty(note => note.Head, 1).SetProperty(note => note.Size, state.Length), cancellationToken);
        await db.NoteUpdates.Where(update => update.NoteId == noteId).ExecuteDeleteAsync(cancellationToken);
        await db.NoteStates.Where(row => row.NoteId == noteId).ExecuteDeleteAsync(cancellationToken);

        var (now, anew) = (time.Now(), new LoadedNote(generation));
        var first = new NoteUpdate(noteId, generation, 1, state).From(byId, now);
        anew.Take(first);
        db.Add(first);
        await ReadAsync(noteId, anew, now, cancellationToken);
        db.RingFor(new(Note.SubjectKind, noteId, IsHereToo: true));
        return true;
    }

    /// <summary>Its text. Passages keep their places, as what is left keeps its ids; the words of those that are not whole any more go too.</summary>
    private async Task ReadAsync(Guid noteId, LoadedNote anew, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var passages = await db.PassagesOfAsync(noteId, cancellationToken);
        passages.ForEach(passage => passage.GoOnIn(anew.Generation));
        var left = Flat(NotePlain.Of(anew.Document.Words));
        await ForgetAsync(passages.FindAll(passage => !left.Contains(Flat(passage.Words), StringComparison.OrdinalIgnoreCase)), now, cancellationToken);
        (await db.TextOfAsync(noteId, cancellationToken)).Become(NoteReading.Of(anew, passages), now);
    }

    private async Task ForgetAsync(List<Passage> torn, DateTimeOffset now, CancellationToken cancellationToken)
    {
        torn.ForEach(passage => passage.Forget());
        var ids = torn.ConvertAll(passage => passage.Id);
        foreach (var subject in await db.Subjects.Where(subject => ids.Contains(subject.Id)).ToListAsync(cancellationToken))
        {
            subject.Named("", subject.Address);
        }

        await db.TouchAsync(db.Subjects.Where(subject => ids.Contains(subject.Id)), "passage.forgotten", now, cancellationToken);
    }

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
