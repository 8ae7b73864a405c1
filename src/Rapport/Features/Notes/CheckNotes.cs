using Microsoft.EntityFrameworkCore;
using Rapport.Features.Notes.Projection;
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
        var held = (await db.EmptyAsync(id, cancellationToken))!;
        string? state;
        try
        {
            state = await FaultOfStatesAsync(id, held, cancellationToken);
            await db.GoOnAsync(held, id, long.MaxValue, cancellationToken);
        }
        catch (InvalidDataException damaged)
        {
            return damaged.Message;
        }

        var count = await db.NoteUpdates.CountAsync(update => update.NoteId == id && update.Generation == note.Generation, cancellationToken);
        return held.Head != note.Head || count != note.Head ? $"its log has {count} updates up to number {held.Head}, and should have {note.Head}"
            : held.Size != note.Size ? $"its log holds {held.Size} bytes, and should hold {note.Size}"
            : held.Document.IsWaiting ? "its log builds on something that is not in it"
            : state ?? (note.Head == 0 ? null : await FaultOfTextAsync(id, held, cancellationToken));
    }

    /// <summary>On the way along the log, which is read once for all of them.</summary>
    private async Task<string?> FaultOfStatesAsync(Guid id, LoadedNote held, CancellationToken cancellationToken)
    {
        string? fault = null;
        foreach (var state in await db.NoteStates.AsNoTracking().Where(state => state.NoteId == id).OrderBy(state => state.UpTo).ToListAsync(cancellationToken))
        {
            await db.GoOnAsync(held, id, state.UpTo, cancellationToken);
            if (state.Generation != held.Generation || held.Head != state.UpTo || held.Size != state.Size || held.State()?.AsSpan().SequenceEqual(state.Bytes) != true)
            {
                fault ??= $"its state up to number {state.UpTo} is another than its log says; \"note rebuild\" makes it again";
            }
        }

        return fault;
    }

    private async Task<string?> FaultOfTextAsync(Guid id, LoadedNote held, CancellationToken cancellationToken)
    {
        var text = await db.NoteTexts.AsNoTracking().SingleOrDefaultAsync(row => row.NoteId == id, cancellationToken);
        var reading = NoteReading.Of(held, await db.PassagesOfAsync(id, cancellationToken));
        return text is null || text.Generation != held.Generation || text.UpTo != held.Head || text.Passages != reading.Passages ? "its text is behind its log; a server that runs makes it good"
            : text.Html != reading.Html.Value || text.Plain != reading.Plain ? "its text is another than its log says; \"note rebuild\" makes it again"
            : null;
    }
}
