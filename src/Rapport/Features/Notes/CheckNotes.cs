using Microsoft.EntityFrameworkCore;
using Rapport.Features.Notes.Rooms;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notes;

/// <summary>
/// Builds every note from its log alone and compares: the log has no gap and ends where the note says, nothing in it waits for
/// what is not there, and its states and the text that is shown and searched are what the log says.
/// </summary>
public sealed class CheckNotes(RapportDb db)
{
    public async Task<Outcome<string>> RunAsync(CancellationToken cancellationToken)
    {
        var ids = await db.Notes.OrderBy(note => note.Id).Select(note => note.Id).ToListAsync(cancellationToken);
        var wrong = new List<string>();
        foreach (var id in ids)
        {
            if (await FaultOfAsync(id, cancellationToken) is { } fault)
            {
                wrong.Add($"{id}: {fault}");
            }
        }

        return wrong.Count == 0
            ? ids.Count == 1 ? "One note is as its log says." : $"{ids.Count} notes are as their logs say."
            : new Problem("notes_differ", string.Join('\n', wrong.Prepend($"{wrong.Count} of {ids.Count} notes are not as their logs say:")));
    }

    private async Task<string?> FaultOfAsync(Guid id, CancellationToken cancellationToken)
    {
        var note = await db.Notes.AsNoTracking().SingleAsync(row => row.Id == id, cancellationToken);
        HeldNote? held;
        try
        {
            held = await db.ReplayAsync(id, long.MaxValue, cancellationToken);
        }
        catch (InvalidDataException damaged)
        {
            return damaged.Message;
        }

        var count = await db.NoteUpdates.CountAsync(update => update.NoteId == id && update.Generation == note.Generation, cancellationToken);
        return held!.Head != note.Head || count != note.Head ? $"its log has {count} updates up to number {held.Head}, and should have {note.Head}"
            : held.Size != note.Size ? $"its log holds {held.Size} bytes, and should hold {note.Size}"
            : held.Document.IsWaiting ? "its log builds on something that is not in it"
            : await FaultOfStatesAsync(id, note.Generation, cancellationToken) ?? (note.Head == 0 ? null : await FaultOfTextAsync(id, held, cancellationToken));
    }

    private async Task<string?> FaultOfStatesAsync(Guid id, int generation, CancellationToken cancellationToken)
    {
        var states = await db.NoteStates.AsNoTracking().Where(state => state.NoteId == id).OrderBy(state => state.UpTo).ToListAsync(cancellationToken);
        foreach (var state in states)
        {
            var held = await db.ReplayAsync(id, state.UpTo, cancellationToken);
            if (state.Generation != generation || held!.Head != state.UpTo || held.Size != state.Size || held.State()?.AsSpan().SequenceEqual(state.Bytes) != true)
            {
                return $"its state up to number {state.UpTo} is another than its log says; \"note rebuild\" makes it anew";
            }
        }

        return null;
    }

    private async Task<string?> FaultOfTextAsync(Guid id, HeldNote held, CancellationToken cancellationToken)
    {
        var text = await db.NoteTexts.AsNoTracking().SingleOrDefaultAsync(row => row.NoteId == id, cancellationToken);
        var reading = ProjectNote.Read(held, await db.Passages.AsNoTracking().Where(passage => passage.NoteId == id).ToListAsync(cancellationToken));
        return text is null || text.Generation != held.Generation || text.UpTo != held.Head || text.Passages != reading.Passages ? "its text is behind its log; a server that runs makes it good"
            : text.Html != reading.Html.Value || text.Plain != reading.Plain ? "its text is another than its log says; \"note rebuild\" makes it anew"
            : null;
    }
}
