using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data.Sqlite;
using Rapport.Shared;

namespace Rapport.Platform.Backup;

/// <summary>SQLite's own online backup: the whole file as of one commit, while the writer lane goes on.</summary>
internal sealed class SqliteCopy(SqliteSource source) : DatabaseCopy
{
    public override string Engine => "SQLite";

    public override async Task<Outcome<string>> BackUpAsync(BackupWriter target, string scratch, CancellationToken cancellationToken)
    {
        if (!File.Exists(source.File))
        {
            return BackupProblems.NoDatabase;
        }

        var copy = Path.Combine(scratch, "rapport.db");
        string? migration;
        await using (var live = Open(source.File, SqliteOpenMode.ReadWrite))
        await using (var still = Open(copy, SqliteOpenMode.ReadWriteCreate))
        {
            live.BackupDatabase(still);
            // The copy is one file: nothing of it stays in a log beside it.
            await ExecuteAsync(still, "PRAGMA journal_mode=DELETE", cancellationToken);
            migration = await MigrationAsync(still, cancellationToken);
        }

        if (migration is null)
        {
            return BackupProblems.NoDatabase;
        }

        await using var content = new FileStream(copy, FileMode.Open, FileAccess.Read, FileShare.Read, 4096, FileOptions.Asynchronous);
        await target.AddAsync(BackupNames.SqliteFile, content, CompressionLevel.Fastest, cancellationToken);
        return migration;
    }

    public override async Task<Problem?> RefuseAsync(BackupManifest manifest, CancellationToken cancellationToken)
    {
        if (!manifest.Parts.Any(part => part.Name == BackupNames.SqliteFile))
        {
            return BackupProblems.Foreign;
        }

        await using var db = source.Read();
        return db.Database.GetMigrations().Contains(manifest.Migration) ? null : BackupProblems.Newer;
    }

    public override async Task RestoreAsync(BackupReader backup, string staging, Action settle, CancellationToken cancellationToken)
    {
        var part = backup.Manifest.Parts.Single(part => part.Name == BackupNames.SqliteFile);
        var restored = Path.Combine(staging, Path.GetFileName(source.File));
        await using (var file = RestoreFolder.Create(restored))
        {
            await backup.CopyAsync(part, file, cancellationToken);
            await file.FlushAsync(cancellationToken);
            RandomAccess.FlushToDisk(file.SafeFileHandle);
        }

        await CheckAsync(restored, cancellationToken);
        settle();
    }

    /// <exception cref="InvalidDataException">The file is no database, or one whose rows name others that are not there.</exception>
    private static async Task CheckAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = Open(file, SqliteOpenMode.ReadWrite);
            if (await ExecuteAsync(connection, "PRAGMA quick_check", cancellationToken) is not "ok"
                || await ExecuteAsync(connection, "PRAGMA foreign_key_check", cancellationToken) is not null)
            {
                throw new InvalidDataException("The database in the backup is damaged.");
            }
        }
        catch (SqliteException failure)
        {
            throw new InvalidDataException("The database in the backup cannot be read.", failure);
        }
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static async Task<string?> MigrationAsync(SqliteConnection connection, CancellationToken cancellationToken) =>
        await ExecuteAsync(connection, "SELECT 1 FROM sqlite_master WHERE name = '__EFMigrationsHistory'", cancellationToken) is null
            ? null
            : (string?)await ExecuteAsync(connection, "SELECT max(migration_id) FROM \"__EFMigrationsHistory\"", cancellationToken);

    private static async Task<object?> ExecuteAsync(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(cancellationToken) is { } value and not DBNull ? value : null;
    }
}
