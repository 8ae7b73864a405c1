using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notes;

/// <summary>
/// Writes updates behind the last one that the writer has seen, or none of them: where another node was first, it has to
/// look at that before.
/// </summary>
public sealed class AppendUpdates(RapportDb db, TimeProvider time)
{
    /// <summary>Another was first; look at the log, then again.</summary>
    internal static readonly Problem Behind = new("note_behind", "Somebody else wrote at the same moment.");

    /// <param name="head">The number of the last update that the writer has seen.</param>
    /// <returns>The number of the last one now.</returns>
    public async Task<Outcome<long>> RunAsync(Guid noteId, int generation, long head, IReadOnlyList<(Guid PersonId, byte[] Bytes)> updates, CancellationToken cancellationToken)
    {
        var (count, size) = (updates.Count, updates.Sum(update => (long)update.Bytes.Length));
        var taken = await db.Notes.Where(note => note.Id == noteId && note.Generation == generation && note.Head == head && note.LockedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(note => note.Head, head + count).SetProperty(note => note.Size, note => note.Size + size), cancellationToken);
        if (taken == 0)
        {
            return Behind;
        }

        var now = time.Now();
        for (var i = 0; i < count; i++)
        {
            db.Add(new NoteUpdate(noteId, generation, head + i + 1, updates[i].Bytes).From(updates[i].PersonId, now));
        }

        // The room that writes knows it already.
        db.RingFor(new(Note.SubjectKind, noteId));
        await db.SaveChangesAsync(cancellationToken);
        return head + count;
    }
}
