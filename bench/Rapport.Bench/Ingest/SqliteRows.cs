using Microsoft.Data.Sqlite;

namespace Rapport.Bench.Ingest;

/// <summary>SQLite as the product sets it up (WAL, synchronous=FULL), in a copy of the product's own file.</summary>
internal sealed class SqliteRows : IBareRows
{
    private readonly string file;
    private readonly SqliteConnection connection;
    private readonly List<SqliteCommand> inserts = [];
    private readonly SqliteCommand advance;
    private long number;

    private SqliteRows(string file, SqliteConnection connection, IReadOnlyList<RowShape> shapes)
    {
        (this.file, this.connection) = (file, connection);
        foreach (var shape in shapes)
        {
            var insert = connection.CreateCommand();
            insert.CommandText = shape.InsertInto(column => "$" + column);
            foreach (var (column, value) in shape.Columns.Zip(shape.Values))
            {
                insert.Parameters.AddWithValue("$" + column, value);
            }

            insert.Prepare();
            inserts.Add(insert);
        }

        Shape = string.Join(", ", shapes.Select(shape => $"{shape.Table} ({shape.Columns.Count} columns)")) + " and its stream's number";
        number = (long)shapes[^1]["number"];
        advance = connection.CreateCommand();
        advance.CommandText = "UPDATE streams SET last_number = $number WHERE id = $stream";
        advance.Parameters.AddWithValue("$number", number);
        advance.Parameters.AddWithValue("$stream", shapes[^1]["stream_id"]);
        advance.Prepare();
    }

    public string Name => "SQLite, synchronous=FULL";
    public string Shape { get; }

    /// <summary>A copy taken through SQLite itself, so that the running product is not disturbed.</summary>
    public static async Task<SqliteRows> OpenCopyAsync(string database, CancellationToken cancellationToken)
    {
        var file = database + ".bare";
        await using (var source = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString()))
        {
            await source.OpenAsync(cancellationToken);
            await using var copy = source.CreateCommand();
            copy.CommandText = "VACUUM INTO $file";
            copy.Parameters.AddWithValue("$file", file);
            await copy.ExecuteNonQueryAsync(cancellationToken);
        }

        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, Pooling = false }.ToString());
        await connection.OpenAsync(cancellationToken);
        await using var settings = connection.CreateCommand();
        settings.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;";
        await settings.ExecuteNonQueryAsync(cancellationToken);
        return new(file, connection, await RowShape.ReadAsync(connection, cancellationToken));
    }

    public Task WriteAsync(int operations, CancellationToken cancellationToken)
    {
        using var transaction = connection.BeginTransaction();
        for (var operation = 0; operation < operations; operation++)
        {
            var id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToByteArray(bigEndian: true);
            number++;
            foreach (var insert in inserts)
            {
                insert.Transaction = transaction;
                Set(insert, "$id", id);
                Set(insert, "$subject_id", id);
                Set(insert, "$number", number);
                insert.ExecuteNonQuery();
            }

            advance.Transaction = transaction;
            advance.Parameters["$number"].Value = number;
            advance.ExecuteNonQuery();
        }

        transaction.Commit();
        return Task.CompletedTask;
    }

    // Its plans need no figures, and the rows are in a copy.
    public Task SettleAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        File.Delete(file);
    }

    private static void Set(SqliteCommand insert, string name, object value)
    {
        if (insert.Parameters.IndexOf(name) is var index and >= 0)
        {
            insert.Parameters[index].Value = value;
        }
    }
}
