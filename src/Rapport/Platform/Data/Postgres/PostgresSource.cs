using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Rapport.Platform.Data.Postgres;

/// <summary>One pool of connections for pages and acts.</summary>
public sealed class PostgresSource : IAsyncDisposable
{
    private const int PreparedStatements = 60;

    /// <summary>Contexts that wait to be used again: to begin a new one takes as long as a few statements.</summary>
    private const int Kept = 32;

    // EF would look for the written model among the assembly's attributes whenever a context begins.
    private static readonly Lazy<IModel> Model = new(() =>
    {
        using var any = new PostgresDb(Named(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql()).Options);
        return any.Model;
    });

    private readonly NpgsqlDataSource pool;
    private readonly PooledDbContextFactory<PostgresDb> readers;
    private readonly PooledDbContextFactory<PostgresDb> writers;

    public PostgresSource(string connectionString)
    {
        // The same few statements all day: each connection parses and plans them once.
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        settings.MaxAutoPrepare = settings.MaxAutoPrepare == 0 ? PreparedStatements : settings.MaxAutoPrepare;
        pool = NpgsqlDataSource.Create(settings);
        writers = new(Options().Options, Kept);
        readers = new(Options().UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options, Kept);
    }

    public PostgresDb Read() => readers.CreateDbContext();

    /// <summary>For one act.</summary>
    public PostgresDb Write()
    {
        var db = writers.CreateDbContext();
        db.BeginWriting();
        return db;
    }

    /// <summary>A connection for what is said without a context.</summary>
    public ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) => pool.OpenConnectionAsync(cancellationToken);

    public ValueTask DisposeAsync() => pool.DisposeAsync();

    private DbContextOptionsBuilder<PostgresDb> Options() => Named(new DbContextOptionsBuilder<PostgresDb>().UseModel(Model.Value).UseNpgsql(pool));

    private static DbContextOptionsBuilder<PostgresDb> Named(DbContextOptionsBuilder<PostgresDb> options)
    {
        options.UseSnakeCaseNamingConvention().UseMemoryCache(CompiledQueries.Kept);
        return options;
    }
}
