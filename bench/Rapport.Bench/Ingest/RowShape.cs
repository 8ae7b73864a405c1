using System.Data.Common;

namespace Rapport.Bench.Ingest;

/// <summary>
/// A row that the product wrote, as the pattern of others: every column and value of it, with the columns that differ
/// named. So the bare loop always writes what the product's present version writes.
/// </summary>
internal sealed record RowShape(string Table, IReadOnlyList<string> Columns, IReadOnlyList<object> Values)
{
    /// <summary>What differs from row to row: the entry's own id, and its number in the stream.</summary>
    public static readonly IReadOnlyList<string> Own = ["id", "subject_id", "number"];

    /// <summary>The rows of one posted entry, parents first.</summary>
    public static async Task<IReadOnlyList<RowShape>> ReadAsync(DbConnection connection, CancellationToken cancellationToken) =>
    [
        await ReadAsync(connection, "subjects", "SELECT * FROM subjects WHERE kind = 'entry' ORDER BY id DESC LIMIT 1", cancellationToken),
        await ReadAsync(connection, "entries", "SELECT * FROM entries ORDER BY id DESC LIMIT 1", cancellationToken),
        await ReadAsync(connection, "activities", "SELECT * FROM activities WHERE verb = 'entry.posted' ORDER BY number DESC LIMIT 1", cancellationToken),
    ];

    public string InsertInto(Func<string, string> parameter) =>
        $"INSERT INTO {Table} ({string.Join(", ", Columns)}) VALUES ({string.Join(", ", Columns.Select(parameter))})";

    public object this[string column] => Values[Columns.ToList().IndexOf(column)];

    private static async Task<RowShape> ReadAsync(DbConnection connection, string table, string query, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // One of the three statements above.
        command.CommandText = query;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            throw new BenchFailure($"The product wrote no row into {table} for an entry.");
        }

        return new(
            table,
            [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)],
            [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
    }
}
