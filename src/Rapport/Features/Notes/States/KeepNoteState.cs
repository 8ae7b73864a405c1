using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notes.States;

/// <summary>Keeps the state of a note as of an update, and for its history one for every few thousand.</summary>
public sealed class KeepNoteState(RapportDb db) : IPatientAct
{
    /// <summary>Updates after which it is worth while.</summary>
    public const int Every = 500;

    /// <summary>Updates between those that stay for the history.</summary>
    private const int Stride = 5000;

    public async Task<Outcome<bool>> RunAsync(NoteState state, CancellationToken cancellationToken)
    {
        var last = await db.NoteStates.Where(row => row.NoteId == state.NoteId && row.Generation == state.Generation)
            .OrderByDescending(row => row.UpTo).Select(row => (long?)row.UpTo).FirstOrDefaultAsync(cancellationToken);
        if (last >= state.UpTo || !await db.Notes.AnyAsync(note => note.Id == state.NoteId && note.Generation == state.Generation, cancellationToken))
        {
            // Another node was faster, or it was begun anew.
            return true;
        }

        if (last / Stride == state.UpTo / Stride)
        {
            await db.NoteStates.Where(row => row.NoteId == state.NoteId && row.Generation == state.Generation && row.UpTo == last).ExecuteDeleteAsync(cancellationToken);
        }

        db.Add(state);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
