using System.Collections.Concurrent;
using Npgsql;
using Rapport.Platform.Data.Postgres;

namespace Rapport.Tests;

/// <summary>
/// The server that <c>./test</c> starts, or another whose superuser is given. Each world gets a database of its own: a copy
/// of a migrated one, or one that a world before it left, emptied, which takes a tenth of the time. Connections that are open
/// stay open for the next world too: a new one has to learn every type and table first.
/// </summary>
public static class PostgresServer
{
    public const string Variable = "RAPPORT_TEST_POSTGRES";
    public const string Missing = $"No PostgreSQL server: run ./test, or set {Variable}.";

    private static readonly string? Given = Environment.GetEnvironmentVariable(Variable);
    private static readonly string Prefix = $"rapport_{Environment.ProcessId}";
    private static readonly SemaphoreSlim One = new(1);
    private static readonly ConcurrentQueue<string> Left = new();
    private static readonly ConcurrentDictionary<string, PostgresSource> Sources = new();
    private static bool hasTemplate;
    private static int made;

    // Who is still at work belongs to a world that has ended. Without looking at what points to what, since all of it goes,
    // and without looking into tables that were never written to.
    private const string Emptied = """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle';
        SET session_replication_role = replica;
        DO $$
        DECLARE made record;
        BEGIN
            FOR made IN SELECT oid::regclass AS name, relkind FROM pg_class
                WHERE relnamespace = 'public'::regnamespace AND relname <> '__EFMigrationsHistory'
                    AND (relkind = 'S' OR relkind = 'r' AND pg_relation_size(oid) > 0)
            LOOP
                IF made.relkind = 'S' THEN
                    PERFORM setval(made.name, 1, false);
                ELSE
                    EXECUTE format('DELETE FROM %s', made.name);
                END IF;
            END LOOP;
        END $$;
        RESET session_replication_role;
        """;

    public static bool IsGiven => !string.IsNullOrEmpty(Given);

    /// <summary>The connection string of a new database with every migration applied.</summary>
    public static async Task<string> NewDatabaseAsync(CancellationToken cancellationToken)
    {
        if (Left.TryDequeue(out var left))
        {
            var again = ConnectionString(left);
            await using var connection = await SourceOf(again).OpenAsync(cancellationToken);
            await using var empty = new NpgsqlCommand(Emptied, connection);
            await empty.ExecuteNonQueryAsync(cancellationToken);
            return again;
        }

        // Copying needs a template that nobody else reads.
        await One.WaitAsync(cancellationToken);
        try
        {
            if (!hasTemplate)
            {
                await MakeTemplateAsync(cancellationToken);
                hasTemplate = true;
            }

            var name = $"{Prefix}_{++made}";
            await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {Prefix}_template", cancellationToken);
            return ConnectionString(name);
        }
        finally
        {
            One.Release();
        }
    }

    /// <summary>What all worlds that follow one another on a database share.</summary>
    public static PostgresSource SourceOf(string connectionString) => Sources.GetOrAdd(connectionString, database => new(database));

    /// <summary>The connection string of a new database without any table.</summary>
    public static async Task<string> EmptyDatabaseAsync(CancellationToken cancellationToken)
    {
        var name = $"{Prefix}_empty_{Interlocked.Increment(ref made)}";
        await ExecuteAsync($"CREATE DATABASE {name}", cancellationToken);
        return ConnectionString(name);
    }

    /// <summary>Gives back a database that still has every table as it was.</summary>
    public static void Leave(string connectionString) => Left.Enqueue(new NpgsqlConnectionStringBuilder(connectionString).Database!);

    public static Task DropAsync(string connectionString, CancellationToken cancellationToken) =>
        ExecuteAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)", cancellationToken);

    private static async Task MakeTemplateAsync(CancellationToken cancellationToken)
    {
        var name = $"{Prefix}_template";
        await ExecuteAsync($"DROP DATABASE IF EXISTS {name}", cancellationToken);
        await ExecuteAsync($"CREATE DATABASE {name}", cancellationToken);
        await using var source = new PostgresSource(ConnectionString(name, pooling: false));
        await new PostgresMigrator(source).ApplyAsync(cancellationToken);
    }

    private static async Task ExecuteAsync(string command, CancellationToken cancellationToken, string database = "postgres")
    {
        await using var connection = new NpgsqlConnection(ConnectionString(database, pooling: false));
        await connection.OpenAsync(cancellationToken);
        await using var sql = new NpgsqlCommand(command, connection);
        await sql.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string ConnectionString(string database, bool pooling = true) =>
        new NpgsqlConnectionStringBuilder(Given ?? throw new InvalidOperationException(Missing))
        {
            Database = database,
            Pooling = pooling,
            MaxPoolSize = 12,
        }.ToString();
}
