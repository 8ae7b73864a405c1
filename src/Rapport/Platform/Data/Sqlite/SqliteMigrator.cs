using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Rapport.Platform.Data.Sqlite;

/// <summary>Applied at every start; before an older database is changed, its file is copied beside it.</summary>
public sealed class SqliteMigrator(SqliteSource source, TimeProvider time) : Migrator
{
    public override async Task<IReadOnlyList<string>> ApplyAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(source.File)!);
        await using var connection = source.OpenForWriting();
        await using var db = source.Writers(connection).CreateDbContext();
        var applied = Applied(connection);
        var pending = db.Database.GetMigrations().Except(applied).ToList();
        if (pending.Count == 0)
        {
            return pending;
        }

        if (applied.Count > 0)
        {
            Copy(connection);
        }

        await db.Database.MigrateAsync(cancellationToken);
        await db.Database.ExecuteSqlRawAsync(db.Dialect.Search.Tables, cancellationToken);
        return pending;
    }

    public override async Task<string?> PrepareAsync(CancellationToken cancellationToken)
    {
        await ApplyAsync(cancellationToken);
        return null;
    }

    // EF's own question builds a model of its table first, at every start.
    private static List<string> Applied(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1 FROM sqlite_master WHERE name = '__EFMigrationsHistory'";
        if (command.ExecuteScalar() is null)
        {
            return [];
        }

        command.CommandText = "SELECT migration_id FROM \"__EFMigrationsHistory\"";
        using var rows = command.ExecuteReader();
        return [.. rows.Cast<DbDataRecord>().Select(row => row.GetString(0))];
    }

    // SQLite's own backup: consistent even while a write-ahead log is beside the file.
    private void Copy(SqliteConnection connection)
    {
        var copy = $"{source.File}.before-{time.GetUtcNow():yyyyMMdd-HHmmss}";
        using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ToString());
        target.Open();
        connection.BackupDatabase(target);
    }
}
