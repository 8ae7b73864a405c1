using Npgsql;
using Rapport.Platform.Data.Postgres;

namespace Rapport.Tests;

/// <summary>The server that <c>./test</c> starts. Each world gets a database of its own, copied from a migrated one.</summary>
public static class PostgresServer
{
    public const string Variable = "RAPPORT_TEST_POSTGRES";
    public const string Missing = $"No PostgreSQL server: run ./test, or set {Variable}.";

    private static readonly string? Given = Environment.GetEnvironmentVariable(Variable);
    private static readonly string Prefix = $"rapport_{Environment.ProcessId}";
    private static readonly SemaphoreSlim One = new(1);
    private static bool hasTemplate;
    private static int made;

    public static bool IsGiven => !string.IsNullOrEmpty(Given);

    /// <summary>The connection string of a new database with every migration applied.</summary>
    public static async Task<string> NewDatabaseAsync(CancellationToken cancellationToken)
    {
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

    /// <summary>The connection string of a new database without any table.</summary>
    public static async Task<string> EmptyDatabaseAsync(CancellationToken cancellationToken)
    {
        var name = $"{Prefix}_empty_{Interlocked.Increment(ref made)}";
        await ExecuteAsync($"CREATE DATABASE {name}", cancellationToken);
        return ConnectionString(name);
    }

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

    private static async Task ExecuteAsync(string command, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres", pooling: false));
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
