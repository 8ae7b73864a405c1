using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Rapport.Platform.Data.Sqlite;

/// <summary>How the file is opened: read-only for pages, and once for writing with every commit forced to the disk.</summary>
public sealed class SqliteSource
{
    /// <summary>Contexts that wait to be used again: to begin a new one takes as long as a few statements.</summary>
    private const int Kept = 32;

    // EF would look for the written model among the assembly's attributes whenever a context begins.
    private static readonly Lazy<IModel> Model = new(() =>
    {
        using var any = new SqliteDb(Named(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=:memory:", InOneParameter)).Options);
        return any.Model;
    });

    private readonly string file;
    private readonly PooledDbContextFactory<SqliteDb> readers;

    public SqliteSource(string file)
    {
        this.file = file;
        var connection = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, ForeignKeys = true };
        readers = new(Options().UseSqlite(connection.ToString(), InOneParameter).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options, Kept);
    }

    public string File => file;

    public SqliteDb Read() => readers.CreateDbContext();

    /// <summary>Contexts on a connection, for one act after the other.</summary>
    public PooledDbContextFactory<SqliteDb> Writers(SqliteConnection connection) => new(Options().UseSqlite(connection, InOneParameter).Options, Kept);

    public SqliteConnection OpenForWriting()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadWriteCreate,
            ForeignKeys = true,
            Pooling = false,
        }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000;";
        command.ExecuteNonQuery();
        return connection;
    }

    // EF would give each id of a list its own parameter and build the statement anew: a quarter of a large batch's time.
    private static void InOneParameter(SqliteDbContextOptionsBuilder options) =>
        options.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter);

    private static DbContextOptionsBuilder<SqliteDb> Options() => Named(new DbContextOptionsBuilder<SqliteDb>().UseModel(Model.Value));

    private static DbContextOptionsBuilder<SqliteDb> Named(DbContextOptionsBuilder<SqliteDb> options)
    {
        options.UseSnakeCaseNamingConvention().UseMemoryCache(CompiledQueries.Kept);
        return options;
    }
}
