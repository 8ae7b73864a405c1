using Microsoft.EntityFrameworkCore;
using Rapport.Formats.Yjs;
using Rapport.Platform.Data;

namespace Rapport.Features.Notes.Rooms;

/// <summary>Reads what the database holds of a note.</summary>
public sealed class NoteLog(IServiceScopeFactory scopes)
{
    /// <summary>Null where there is no such note.</summary>
    public async Task<HeldNote?> LoadAsync(Guid noteId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RapportDb>();
        if (await db.Notes.AsNoTracking().SingleOrDefaultAsync(note => note.Id == noteId, cancellationToken) is not { } note)
        {
            return null;
        }

        var held = new HeldNote(note.Generation, new YDocument()) { IsLocked = note.IsLocked };
        await foreach (var row in db.LogOf(noteId, note.Generation, 0).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            Take(held, row);
        }

        await foreach (var row in db.NoteClients.AsNoTracking().Where(client => client.NoteId == noteId).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            held.Belongs(row.Client, row.PersonId);
        }

        return held;
    }

    /// <summary>Takes what was logged since.</summary>
    /// <returns>What was new, in order; null where the document was begun anew meanwhile, or is gone.</returns>
    public async Task<IReadOnlyList<NoteUpdate>?> CatchUpAsync(Guid noteId, HeldNote held, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RapportDb>();
        var now = await db.Notes.Where(note => note.Id == noteId).Select(note => new { note.Generation, IsLocked = note.LockedAt != null }).SingleOrDefaultAsync(cancellationToken);
        if (now is null || now.Generation != held.Generation)
        {
            return null;
        }

        held.IsLocked = now.IsLocked;
        var rows = await db.LogOf(noteId, held.Generation, held.Head).ToListAsync(cancellationToken);
        rows.ForEach(row => Take(held, row));
        return rows;
    }

    /// <summary>The log after a number, for somebody who has what comes before.</summary>
    public async Task<IReadOnlyList<NoteUpdate>> AfterAsync(Guid noteId, int generation, long after, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RapportDb>().LogOf(noteId, generation, after).ToListAsync(cancellationToken);
    }

    private static void Take(HeldNote held, NoteUpdate row)
    {
        if (!held.Take(row.Number, row.Bytes))
        {
            throw new InvalidDataException($"Update {row.Number} of note {row.NoteId} cannot be read.");
        }
    }
}
