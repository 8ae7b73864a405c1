using Npgsql;

namespace Rapport.Platform.Backup;

/// <summary>What PostgreSQL knows of the tables in our schema.</summary>
internal static class PostgresCatalogue
{
    private const string History = "__EFMigrationsHistory";
    private const string Ours = "n.nspname = current_schema() AND c.relkind IN ('r', 'p')";

    public static string List(string table, IEnumerable<string> columns) => $"{Quote(table)} ({string.Join(", ", columns.Select(Quote))})";

    /// <summary>Each table with the columns that are stored, both by name; the history of migrations is left out.</summary>
    public static async Task<SortedDictionary<string, IReadOnlyList<string>>> TablesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var rows = await AskAsync(
            connection,
            $"""
            SELECT c.relname, a.attname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE {Ours} AND c.relname <> '{History}' AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
            """,
            cancellationToken);
        return new(
            rows.GroupBy(row => row[0]).ToDictionary(table => table.Key, IReadOnlyList<string> (table) => [.. table.Select(row => row[1]).Order(StringComparer.Ordinal)]),
            StringComparer.Ordinal);
    }

    public static async Task<bool> HasTablesAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        (await AskAsync(connection, $"SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {Ours} LIMIT 1", cancellationToken)).Count > 0;

    /// <summary>The last migration that was applied; null when there is no database of ours.</summary>
    public static async Task<string?> MigrationAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        (await AskAsync(connection, $"SELECT to_regclass('\"{History}\"')::text WHERE to_regclass('\"{History}\"') IS NOT NULL", cancellationToken)).Count == 0
            ? null
            : (await AskAsync(connection, $"SELECT migration_id FROM \"{History}\" ORDER BY migration_id DESC LIMIT 1", cancellationToken)) is [[var last]] ? last : null;

    /// <summary>Removes every foreign key and gives the statements that bring them back.</summary>
    public static async Task<string> TakeForeignKeysAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var keys = await AskAsync(
            connection,
            $"""
            SELECT c.relname, k.conname, pg_get_constraintdef(k.oid)
            FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {Ours} AND k.contype = 'f'
            """,
            cancellationToken);
        await ExecuteAsync(connection, string.Concat(keys.Select(key => $"ALTER TABLE {Quote(key[0])} DROP CONSTRAINT {Quote(key[1])};")), cancellationToken);
        return string.Concat(keys.Select(key => $"ALTER TABLE {Quote(key[0])} ADD CONSTRAINT {Quote(key[1])} {key[2]};"));
    }

    /// <summary>Lets columns that number their rows go on after the last one.</summary>
    public static async Task CountOnAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var numbered = await AskAsync(
            connection,
            $"""
            SELECT c.relname, a.attname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE {Ours} AND a.attnum > 0 AND NOT a.attisdropped AND pg_get_serial_sequence(quote_ident(c.relname), a.attname) IS NOT NULL
            """,
            cancellationToken);
        await ExecuteAsync(
            connection,
            string.Concat(numbered.Select(row =>
                $"SELECT setval(pg_get_serial_sequence('{Quote(row[0])}', '{row[1]}'), coalesce(max({Quote(row[1])}), 0) + 1, false) FROM {Quote(row[0])};")),
            cancellationToken);
    }

    public static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<List<string[]>> AskAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<string[]>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        }

        return rows;
    }

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
