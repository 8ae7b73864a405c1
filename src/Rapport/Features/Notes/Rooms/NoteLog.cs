using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;

namespace Rapport.Features.Notes.Rooms;

/// <summary>Reads what the database holds of a note.</summary>
public sealed class NoteLog(IServiceScopeFactory scopes)
{
    /// <summary>Null where there is no such note.</summary>
    public async Task<LoadedNote?> LoadAsync(Guid noteId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RapportDb>();
        if (await db.HoldAsync(noteId, long.MaxValue, cancellationToken) is not { } held)
        {
            return null;
        }

        await foreach (var row in db.NoteClients.AsNoTracking().Where(client => client.NoteId == noteId).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            held.Belongs(row.Client, row.PersonId);
        }

        return held;
    }

    /// <summary>Takes what was logged since.</summary>
    /// <returns>What was new, in order; null where the document was begun anew meanwhile, or is gone.</returns>
    public async Task<IReadOnlyList<NoteUpdate>?> CatchUpAsync(Guid noteId, LoadedNote held, CancellationToken cancellationToken)
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
        rows.ForEach(held.Take);
        return rows;
    }

    /// <summary>Whose some clients are, as other nodes may have written down meanwhile.</summary>
    public async Task LookUpAsync(Guid noteId, LoadedNote held, IReadOnlyList<long> clients, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RapportDb>();
        foreach (var row in await db.NoteClients.AsNoTracking().Where(client => client.NoteId == noteId && clients.Contains(client.Client)).ToListAsync(cancellationToken))
        {
            held.Belongs(row.Client, row.PersonId);
        }
    }

    /// <summary>The log after a number, for somebody who has what comes before.</summary>
    public async Task<IReadOnlyList<NoteUpdate>> AfterAsync(Guid noteId, int generation, long after, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RapportDb>().LogOf(noteId, generation, after).ToListAsync(cancellationToken);
    }
}
