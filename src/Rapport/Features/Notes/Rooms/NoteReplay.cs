using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;

namespace Rapport.Features.Notes.Rooms;

/// <summary>Makes a note's document from its log.</summary>
public static class NoteReplay
{
    extension(RapportDb db)
    {
        /// <summary>From the log alone, as far as an update; null where there is no such note.</summary>
        public async Task<LoadedNote?> ReplayAsync(Guid noteId, long upTo, CancellationToken cancellationToken)
        {
            var held = await db.EmptyAsync(noteId, cancellationToken);
            return held is null ? null : await db.GoOnAsync(held, noteId, upTo, cancellationToken);
        }

        /// <summary>The same from the last state before, where one is kept that can be read.</summary>
        public async Task<LoadedNote?> HoldAsync(Guid noteId, long upTo, CancellationToken cancellationToken)
        {
            if (await db.EmptyAsync(noteId, cancellationToken) is not { } held)
            {
                return null;
            }

            var state = await db.NoteStates.AsNoTracking().Where(row => row.NoteId == noteId && row.Generation == held.Generation && row.UpTo <= upTo)
                .OrderByDescending(row => row.UpTo).FirstOrDefaultAsync(cancellationToken);
            // A state that cannot be read is as good as none: the log is all that there is. The check tells of it.
            return state is null || held.Begin(state)
                ? await db.GoOnAsync(held, noteId, upTo, cancellationToken)
                : await db.ReplayAsync(noteId, upTo, cancellationToken);
        }

        /// <summary>With nothing of the log in it yet; null where there is no such note.</summary>
        public async Task<LoadedNote?> EmptyAsync(Guid noteId, CancellationToken cancellationToken) =>
            await db.Notes.AsNoTracking().SingleOrDefaultAsync(note => note.Id == noteId, cancellationToken) is { } note
                ? new(note.Generation) { IsLocked = note.IsLocked }
                : null;

        /// <summary>Takes what comes after it, as far as an update.</summary>
        public async Task<LoadedNote> GoOnAsync(LoadedNote held, Guid noteId, long upTo, CancellationToken cancellationToken)
        {
            await foreach (var row in db.LogOf(noteId, held.Generation, held.Head).Where(update => update.Number <= upTo).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                held.Take(row);
            }

            return held;
        }
    }
}
