using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;

namespace Rapport.Features.Accounts;

/// <summary>Notes the hour in which a sign-in was used last.</summary>
public sealed class RecordSignInUse(RapportDb db)
{
    public async Task<int> RunAsync(Guid id, DateTimeOffset hour, CancellationToken cancellationToken) =>
        await db.OpenSignIns.Where(row => row.Id == id && row.SeenAt < hour).ExecuteUpdateAsync(row => row.SetProperty(one => one.SeenAt, hour), cancellationToken);
}
