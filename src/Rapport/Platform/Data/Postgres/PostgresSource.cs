using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Rapport.Platform.Data.Postgres;

/// <summary>One pool of connections for pages and acts.</summary>
public sealed class PostgresSource : IAsyncDisposable
{
    private const int PreparedStatements = 60;

    private readonly NpgsqlDataSource pool;
    private readonly DbContextOptions<PostgresDb> readOptions;
    private readonly DbContextOptions<PostgresDb> writeOptions;

    public PostgresSource(string connectionString)
    {
        // The same few statements all day: each connection parses and plans them once.
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        settings.MaxAutoPrepare = settings.MaxAutoPrepare == 0 ? PreparedStatements : settings.MaxAutoPrepare;
        pool = NpgsqlDataSource.Create(settings);
        writeOptions = Options().Options;
        readOptions = Options().UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options;
    }

    public PostgresDb Read() => new(readOptions);

    public PostgresDb Write() => new(writeOptions) { MayWrite = true };

    /// <summary>A connection for what is said without a context.</summary>
    public ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) => pool.OpenConnectionAsync(cancellationToken);

    public ValueTask DisposeAsync() => pool.DisposeAsync();

    private DbContextOptionsBuilder<PostgresDb> Options()
    {
        var options = new DbContextOptionsBuilder<PostgresDb>();
        options.UseNpgsql(pool).UseSnakeCaseNamingConvention();
        return options;
    }
}
