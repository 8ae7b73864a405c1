using Npgsql;

namespace Rapport.Bench.Ingest;

/// <summary>The same database as the product's, in one prepared batch a transaction.</summary>
internal sealed class PostgresRows : IBareRows
{
    private readonly NpgsqlConnection connection;
    private readonly IReadOnlyList<RowShape> shapes;

    private PostgresRows(NpgsqlConnection connection, IReadOnlyList<RowShape> shapes)
    {
        (this.connection, this.shapes) = (connection, shapes);
        Shape = string.Join(", ", shapes.Select(shape => $"{shape.Table} ({shape.Columns.Count} columns)")) + " and its stream's number";
    }

    public string Name => "PostgreSQL";
    public string Shape { get; }

    public static async Task<PostgresRows> OpenAsync(string settings, CancellationToken cancellationToken)
    {
        // The product's own statements are the ones to be compared with: each is parsed once.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(settings) { MaxAutoPrepare = 20, AutoPrepareMinUsages = 2 }.ToString());
        await connection.OpenAsync(cancellationToken);
        return new(connection, await RowShape.ReadAsync(connection, cancellationToken));
    }

    public async Task WriteAsync(int operations, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // The number is taken first here, as the bare loop shares the stream with nobody while it runs.
        await using var take = new NpgsqlCommand("UPDATE streams SET last_number = last_number + $1 WHERE id = $2 RETURNING last_number", connection, transaction)
        {
            Parameters = { new() { Value = (long)operations }, new() { Value = shapes[^1]["stream_id"] } },
        };
        var last = (long)(await take.ExecuteScalarAsync(cancellationToken))!;
        await using var batch = new NpgsqlBatch(connection, transaction);
        for (var number = last - operations + 1; number <= last; number++)
        {
            var id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
            foreach (var shape in shapes)
            {
                batch.BatchCommands.Add(Insert(shape, id, number));
            }
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    // Autovacuum comes once a minute; until then a plan of an empty table would read all of these rows for the product's few.
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        await using var analyze = new NpgsqlCommand("ANALYZE", connection);
        await analyze.ExecuteNonQueryAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private static NpgsqlBatchCommand Insert(RowShape shape, Guid id, long number)
    {
        var position = 0;
        var insert = new NpgsqlBatchCommand(shape.InsertInto(_ => $"${++position}"));
        foreach (var (column, value) in shape.Columns.Zip(shape.Values))
        {
            insert.Parameters.Add(new NpgsqlParameter { Value = column switch { "id" or "subject_id" => id, "number" => number, _ => value } });
        }

        return insert;
    }
}
