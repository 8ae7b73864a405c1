using Rapport.Platform.Data;

namespace Rapport.Features.Search;

/// <summary>
/// Writes a stretch of the log into the index and moves the cursor past it, both or neither. The words were read before:
/// who changes them meanwhile has a higher number, and comes next.
/// </summary>
public sealed class KeepSearchRows(RapportDb db) : IPatientAct
{
    public async Task<bool> RunAsync(SearchBatch batch, CancellationToken cancellationToken)
    {
        if (!await db.MoveCursorAsync(batch.From, batch.To, cancellationToken))
        {
            return false;
        }

        await db.Dialect.Search.PutAsync(db, batch.Put, cancellationToken);
        await db.Dialect.Search.RemoveAsync(db, batch.Removed, cancellationToken);
        return true;
    }
}
