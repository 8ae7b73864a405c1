using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;

namespace Rapport.Features.Notes.Rooms;

/// <summary>Asks the database about many notes at once: how far they are.</summary>
internal sealed class NoteHeads(IServiceScopeFactory scopes)
{
    public async Task<IReadOnlyList<(Guid Id, long Head, int Generation, bool IsLocked)>> OfAsync(Guid[] ids, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<RapportDb>().Notes.Where(note => ids.Contains(note.Id))
            .Select(note => new { note.Id, note.Head, note.Generation, IsLocked = note.LockedAt != null }).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => (row.Id, row.Head, row.Generation, row.IsLocked));
    }

    /// <summary>Those whose text is not what the log says.</summary>
    public async Task<IReadOnlyList<Guid>> BehindAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RapportDb>();
        var (texts, passages) = (db.NoteTexts, db.Passages);
        return await db.Notes.Where(note => note.Head > 0 && !texts.Any(text => text.NoteId == note.Id && text.Generation == note.Generation && text.UpTo == note.Head
                && text.Passages == passages.Count(passage => passage.NoteId == note.Id)))
            .OrderBy(note => note.Id).Select(note => note.Id).ToListAsync(cancellationToken);
    }
}
