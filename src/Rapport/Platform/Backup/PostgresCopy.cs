using System.Data;
using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Rapport.Platform.Data;
using Rapport.Platform.Data.Postgres;
using Rapport.Shared;

namespace Rapport.Platform.Backup;

/// <summary>
/// PostgreSQL's rows by COPY, all from one snapshot; they come back in one transaction, into tables that the backup's own
/// migrations have made. No program of PostgreSQL's need be there.
/// </summary>
internal sealed class PostgresCopy(PostgresSource source, DataOptions options) : DatabaseCopy
{
    public override string Engine => "PostgreSQL";

    public override async Task<Outcome<string>> BackUpAsync(BackupWriter target, string scratch, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await PostgresCatalogue.ExecuteAsync(connection, "SET TRANSACTION READ ONLY", cancellationToken);
        if (await PostgresCatalogue.MigrationAsync(connection, cancellationToken) is not { } migration)
        {
            return BackupProblems.NoDatabase;
        }

        foreach (var (table, columns) in await PostgresCatalogue.TablesAsync(connection, cancellationToken))
        {
            await using var rows = await connection.BeginRawBinaryCopyAsync(
                $"COPY {PostgresCatalogue.List(table, columns)} TO STDOUT (FORMAT BINARY)", cancellationToken);
            await target.AddAsync(BackupNames.OfTable(table), rows, CompressionLevel.Fastest, cancellationToken, columns);
        }

        return migration;
    }

    public override async Task<Problem?> RefuseAsync(BackupManifest manifest, CancellationToken cancellationToken)
    {
        await using var db = source.Read();
        if (!db.Database.GetMigrations().Contains(manifest.Migration))
        {
            return BackupProblems.Newer;
        }

        await using var connection = await OpenAsync(cancellationToken);
        return await PostgresCatalogue.HasTablesAsync(connection, cancellationToken) ? BackupProblems.DatabaseNotEmpty : null;
    }

    public override async Task RestoreAsync(BackupReader backup, string staging, Action settle, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var whole = await connection.BeginTransactionAsync(cancellationToken);
        await MigrateAsync(connection, backup.Manifest.Migration, cancellationToken);
        var tables = await PostgresCatalogue.TablesAsync(connection, cancellationToken);
        var parts = backup.Manifest.Parts.Where(part => BackupNames.Table(part.Name) is not null).ToDictionary(part => BackupNames.Table(part.Name)!);
        if (!parts.Keys.ToHashSet().SetEquals(tables.Keys) || tables.Any(table => !table.Value.SequenceEqual(parts[table.Key].Columns ?? [])))
        {
            throw new InvalidDataException("The tables of the backup are not those of its migration.");
        }

        // Foreign keys come back at the end, and are checked for all rows then: no order of tables suits every one.
        var keys = await PostgresCatalogue.TakeForeignKeysAsync(connection, cancellationToken);
        foreach (var (table, columns) in tables)
        {
            await using var rows = await connection.BeginRawBinaryCopyAsync(
                $"COPY {PostgresCatalogue.List(table, columns)} FROM STDIN (FORMAT BINARY)", cancellationToken);
            await FillAsync(backup, parts[table], rows, cancellationToken);
        }

        await PostgresCatalogue.ExecuteAsync(connection, keys, cancellationToken);
        await PostgresCatalogue.CountOnAsync(connection, cancellationToken);
        settle();
        await whole.CommitAsync(cancellationToken);
    }

    private static async Task FillAsync(BackupReader backup, BackupPart part, NpgsqlRawCopyStream rows, CancellationToken cancellationToken)
    {
        try
        {
            await backup.CopyAsync(part, rows, cancellationToken);
        }
        catch
        {
            // Else the end of the stream would be taken for the end of the rows.
            await rows.CancelAsync();
            throw;
        }
    }

    /// <summary>The migrations as one script: run by EF they would each have a transaction of their own.</summary>
    private async Task MigrateAsync(NpgsqlConnection connection, string migration, CancellationToken cancellationToken)
    {
        await using var db = source.Write();
        var script = db.GetService<IMigrator>().GenerateScript(Migration.InitialDatabase, migration, MigrationsSqlGenerationOptions.NoTransactions);
        await PostgresCatalogue.ExecuteAsync(connection, script, cancellationToken);
        // What the migrator makes beside them.
        await PostgresCatalogue.ExecuteAsync(connection, db.Dialect.Search.Tables, cancellationToken);
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(options.Postgres) { Pooling = false, CommandTimeout = 0 }.ToString());
        await connection.OpenAsync(cancellationToken);
        return connection;
    }
}
