using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Rapport.Platform.Data.Postgres;

public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : RapportDb(options, Shared)
{
    public static readonly PostgresDialect Shared = new();

    private static readonly InsertShapes Shapes = new();

    protected override Task<int?> TryInsertAsync(IReadOnlyList<(IEntityType Type, object Row)> added, CancellationToken cancellationToken) =>
        TryInsertAsync(added, [], cancellationToken);

    protected override async Task<int?> TryInsertAsync(
        IReadOnlyList<(IEntityType Type, object Row)> added, IReadOnlyList<(IEntityType Type, object Row)> activities, CancellationToken cancellationToken)
    {
        if (Database.CurrentTransaction?.GetDbTransaction() is not NpgsqlTransaction transaction
            || Shapes.Order(added) is not { } rows
            || Shapes.Order(activities) is not { } numbered)
        {
            return null;
        }

        await using var batch = new PostgresInserts(transaction);
        batch.Add(rows);
        batch.AddNumbered(numbered);
        return await batch.WriteAsync(cancellationToken);
    }
}
