using Microsoft.EntityFrameworkCore;
using Rapport.Features.Notes.Rooms;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notes;

/// <summary>
/// Writes the updates of some notes behind the last one of each that its writer has seen, or none of that note: where another
/// node was first, it has to look at that before.
/// </summary>
public sealed class AppendUpdates(RapportDb db, TimeProvider time)
{
    /// <param name="appends">One of each note.</param>
    /// <returns>Those that are in the log now.</returns>
    public async Task<IReadOnlySet<NoteAppend>> RunAsync(IReadOnlyList<NoteAppend> appends, CancellationToken cancellationToken)
    {
        var (now, done) = (time.Now(), new HashSet<NoteAppend>());
        // In one order everywhere, so that two nodes never wait for each other.
        foreach (var append in appends.OrderBy(append => append.NoteId))
        {
            if (await IsNextAsync(append, cancellationToken))
            {
                done.Add(append);
                db.AddRange(append.Updates.Select((update, place) =>
                    new NoteUpdate(append.NoteId, append.Generation, append.Head + place + 1, update.Bytes).From(update.PersonId, now)));
                // The room that writes knows it already.
                db.RingFor(new(Note.SubjectKind, append.NoteId));
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        return done;
    }

    // EF would put this statement together anew for each letter that somebody types: a quarter of all that is allocated then.
    private async Task<bool> IsNextAsync(NoteAppend append, CancellationToken cancellationToken)
    {
        var (id, count, size) = (db.Dialect.Key(append.NoteId), (long)append.Updates.Count, append.Updates.Sum(update => (long)update.Bytes.Length));
        return await db.Database.ExecuteSqlAsync(
            $"UPDATE notes SET head = head + {count}, size = size + {size} WHERE id = {id} AND generation = {append.Generation} AND head = {append.Head} AND locked_at IS NULL",
            cancellationToken) > 0;
    }
}
