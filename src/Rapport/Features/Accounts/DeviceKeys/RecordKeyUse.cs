using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;

namespace Rapport.Features.Accounts.DeviceKeys;

/// <summary>Notes the hour in which a key was used last.</summary>
public sealed class RecordKeyUse(RapportDb db)
{
    public async Task<int> RunAsync(Guid id, DateTimeOffset hour, CancellationToken cancellationToken) =>
        await db.DeviceKeys.Where(key => key.Id == id && key.SeenAt < hour).ExecuteUpdateAsync(key => key.SetProperty(row => row.SeenAt, hour), cancellationToken);
}
