using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Rapport.Platform.Data.Postgres;
using Rapport.Platform.Data.Sqlite;

namespace Rapport.Tests.Platform.Data;

public sealed class MigratorTests
{
    [Fact]
    public void The_migrations_of_SQLite_make_the_model_of_today()
    {
        using var db = new SqliteSource("model.db").Read();
        Assert.False(db.Database.HasPendingModelChanges(), CompiledModelTests.Remedy);
    }

    [Fact]
    public async Task The_migrations_of_PostgreSQL_make_the_model_of_today()
    {
        await using var source = new PostgresSource("Host=127.0.0.1");
        await using var db = source.Read();
        Assert.False(db.Database.HasPendingModelChanges(), CompiledModelTests.Remedy);
    }

    [Fact]
    public async Task A_new_SQLite_database_is_made_without_a_copy()
    {
        using var folder = new TemporaryFolder();
        var source = new SqliteSource(folder.File("rapport.db"));

        Assert.Null(await new SqliteMigrator(source, TimeProvider.System).PrepareAsync(World.Cancelled));

        Assert.Empty(Directory.GetFiles(folder.Path, "*.before-*"));
        await using var db = source.Read();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(World.Cancelled));
    }

    [Fact]
    public async Task An_older_SQLite_database_is_copied_before_it_is_changed()
    {
        using var folder = new TemporaryFolder();
        var source = new SqliteSource(folder.File("rapport.db"));
        // As an earlier program left it: a migration of its own, and rows.
        await ExecuteAsync(
            source.File,
            "CREATE TABLE \"__EFMigrationsHistory\" (migration_id TEXT PRIMARY KEY, product_version TEXT NOT NULL); "
            + "INSERT INTO \"__EFMigrationsHistory\" VALUES ('20240101000000_Earlier', '10.0.0'); "
            + "CREATE TABLE kept (words TEXT); INSERT INTO kept VALUES ('from before')");
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero));

        await new SqliteMigrator(source, time).PrepareAsync(World.Cancelled);

        var copy = Assert.Single(Directory.GetFiles(folder.Path, "*.before-*"));
        Assert.Equal("rapport.db.before-20260304-050607", Path.GetFileName(copy));
        Assert.Equal("from before", await AskAsync(copy, "SELECT words FROM kept"));
        Assert.Equal(0L, await AskAsync(copy, "SELECT count(*) FROM sqlite_master WHERE name = 'spaces'"));
        Assert.Equal(1L, await AskAsync(source.File, "SELECT count(*) FROM sqlite_master WHERE name = 'spaces'"));
        Assert.Empty(await new SqliteMigrator(source, time).ApplyAsync(World.Cancelled));
    }

    [OnPostgres]
    public async Task A_PostgreSQL_database_that_is_behind_is_not_served_until_it_is_migrated()
    {
        var database = await PostgresServer.EmptyDatabaseAsync(World.Cancelled);
        await using (var source = new PostgresSource(database))
        {
            var migrator = new PostgresMigrator(source);
            Assert.Matches("^The database is behind by \\d+ migrations?: run \"./run -- migrate\" first\\.$", await migrator.PrepareAsync(World.Cancelled));
            Assert.NotEmpty(await migrator.ApplyAsync(World.Cancelled));
            Assert.Null(await migrator.PrepareAsync(World.Cancelled));
            Assert.Empty(await migrator.ApplyAsync(World.Cancelled));
        }

        await PostgresServer.DropAsync(database, World.Cancelled);
    }

    private static async Task ExecuteAsync(string file, string commands)
    {
        await using var connection = Open(file);
        await using var command = new SqliteCommand(commands, connection);
        await command.ExecuteNonQueryAsync(World.Cancelled);
    }

    private static async Task<object?> AskAsync(string file, string question)
    {
        await using var connection = Open(file);
        await using var command = new SqliteCommand(question, connection);
        return await command.ExecuteScalarAsync(World.Cancelled);
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
