using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Rapport.Platform.Data.Sqlite;

/// <summary>How the file is opened: read-only for pages, and once for writing with every commit forced to the disk.</summary>
public sealed class SqliteSource
{
    private readonly string file;
    private readonly DbContextOptions<SqliteDb> readOptions;

    public SqliteSource(string file)
    {
        this.file = file;
        var connection = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, ForeignKeys = true };
        readOptions = Options().UseSqlite(connection.ToString(), InOneParameter).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options;
    }

    public string File => file;

    public SqliteDb Read() => new(readOptions);

    public DbContextOptions<SqliteDb> WriteOptions(SqliteConnection connection) => Options().UseSqlite(connection, InOneParameter).Options;

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

    private static DbContextOptionsBuilder<SqliteDb> Options()
    {
        var options = new DbContextOptionsBuilder<SqliteDb>();
        options.UseSnakeCaseNamingConvention();
        return options;
    }
}
