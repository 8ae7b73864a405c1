using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Rapport.Platform.Data.Postgres;

public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : RapportDb(options, Shared)
{
    public static readonly PostgresDialect Shared = new();

    private static readonly InsertShapes Shapes = new();

    protected override async Task<int?> TryInsertAsync(IReadOnlyList<(IEntityType Type, object Row)> added, CancellationToken cancellationToken) =>
        Database.CurrentTransaction?.GetDbTransaction() is NpgsqlTransaction transaction && Shapes.Order(added) is { } rows
            ? await WriteAsync(rows, transaction, cancellationToken)
            : null;

    /// <summary>All rows in one round trip, by statements that the connection prepares once.</summary>
    private static async Task<int> WriteAsync(IReadOnlyList<(InsertShape Shape, object Row)> rows, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction);
        foreach (var (shape, row) in rows)
        {
            var insert = new NpgsqlBatchCommand(shape.Sql);
            foreach (var (type, value) in shape.Types.Zip(shape.Values(row)))
            {
                insert.Parameters.Add(new NpgsqlParameter { DataTypeName = type, Value = value });
            }

            batch.BatchCommands.Add(insert);
        }

        try
        {
            return await batch.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException failure)
        {
            throw new DbUpdateException("A new row was refused by the database.", failure);
        }
    }
}
