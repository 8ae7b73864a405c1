using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Rapport.Bench.Torture;

/// <summary>What is in the database after the last server has ended, read past the product.</summary>
internal sealed class KeptRows(DbConnection connection) : IAsyncDisposable
{
    // The address of an index that is broken is the error's; where the extension is missing the counts have to do.
    private const string Indexes = """
        SELECT bt_index_check(index.oid, true) FROM pg_class index
        JOIN pg_am method ON method.oid = index.relam AND method.amname = 'btree'
        WHERE index.relnamespace = 'public'::regnamespace AND index.relkind = 'i'
        """;

    private const string Orphans = """
        SELECT count(*) FROM entries LEFT JOIN subjects ON subjects.id = entries.id LEFT JOIN activities ON activities.id = entries.id
        WHERE subjects.id IS NULL OR activities.id IS NULL
        """;

    private bool IsSqlite => connection is SqliteConnection;

    public static async Task<KeptRows> OpenAsync(string file, string? postgres, CancellationToken cancellationToken)
    {
        DbConnection connection = postgres is null ? new SqliteConnection($"Data Source={file};Pooling=False") : new NpgsqlConnection(postgres);
        await connection.OpenAsync(cancellationToken);
        return new(connection);
    }

    /// <summary>The id and the text of every entry, and the number of its activity.</summary>
    public async Task<List<(Guid Id, string Text, long Number)>> EntriesAsync(CancellationToken cancellationToken)
    {
        var id = IsSqlite ? "lower(hex(entries.id))" : "entries.id::text";
        var rows = new List<(Guid, string, long)>();
        await using var command = Command($"SELECT {id}, entries.text, activities.number FROM entries JOIN activities ON activities.id = entries.id");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add((Guid.Parse(reader.GetString(0)), reader.GetString(1), reader.GetInt64(2)));
        }

        return rows;
    }

    /// <summary>Fails where the database contradicts itself; says how it was looked at.</summary>
    public async Task<string> CheckAsync(CancellationToken cancellationToken)
    {
        Must(await AskAsync(Orphans, cancellationToken) is 0L, "an entry has no subject or no activity");
        if (IsSqlite)
        {
            Must(await AskAsync("PRAGMA integrity_check", cancellationToken) is "ok", "integrity_check is not ok");
            Must(await AskAsync("SELECT count(*) FROM pragma_foreign_key_check", cancellationToken) is 0L, "a foreign key leads nowhere");
            return "integrity_check and foreign_key_check are clean";
        }

        if (await AskAsync("SELECT count(*) FROM pg_available_extensions WHERE name = 'amcheck'", cancellationToken) is 0L)
        {
            return "counts agree (amcheck is not installed)";
        }

        await AskAsync("CREATE EXTENSION IF NOT EXISTS amcheck", cancellationToken);
        await AskAsync(Indexes, cancellationToken);
        return "amcheck finds every index whole and complete";
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task<object?> AskAsync(string question, CancellationToken cancellationToken)
    {
        await using var command = Command(question);
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    private DbCommand Command(string text)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        return command;
    }

    private static void Must(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new BenchFailure($"The database is damaged: {otherwise}.");
        }
    }
}
