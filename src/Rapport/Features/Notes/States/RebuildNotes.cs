using Microsoft.EntityFrameworkCore;
using Rapport.Features.Notes.Projection;
using Rapport.Features.Notes.Rooms;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notes.States;

/// <summary>Throws away what was put together from the logs, and makes it anew from them alone.</summary>
public sealed class RebuildNotes(RapportDb db, TimeProvider time)
{
    public async Task<Outcome<bool>> RunAsync(Guid noteId, CancellationToken cancellationToken)
    {
        await db.NoteStates.Where(state => state.NoteId == noteId).ExecuteDeleteAsync(cancellationToken);
        if (await db.ReplayAsync(noteId, long.MaxValue, cancellationToken) is not { Head: > 0 } held)
        {
            return true;
        }

        var text = await db.TextOfAsync(noteId, cancellationToken);
        text.Become(NoteReading.Of(held, await db.PassagesOfAsync(noteId, cancellationToken)), time.Now());
        if (held.Head >= KeepNoteState.Every && held.State() is { } state)
        {
            db.Add(new NoteState(noteId, held.Generation, held.Head, held.Size, state));
        }

        await db.TouchAsync(db.Subjects.Where(subject => subject.Id == noteId), "note.rebuilt", time.Now(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
