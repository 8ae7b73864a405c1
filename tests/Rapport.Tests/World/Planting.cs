using Rapport.Platform.Data;

namespace Rapport.Tests;

/// <summary>An act that brings in whatever a test needs to find.</summary>
public sealed class Planting(RapportDb db)
{
    public async Task<bool> RunAsync(Func<RapportDb, Task> plant, CancellationToken cancellationToken)
    {
        await plant(db);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
