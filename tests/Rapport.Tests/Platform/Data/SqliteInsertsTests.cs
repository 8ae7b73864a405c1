using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Capture;
using Rapport.Features.Comments;
using Rapport.Platform.Data;
using Rapport.Platform.Data.Sqlite;
using Rapport.Shared;

namespace Rapport.Tests.Platform.Data;

/// <summary>The lane's own inserts beside EF's.</summary>
public sealed class SqliteInsertsTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 24, 10, 42, 7, TimeSpan.Zero);

    [Fact]
    public async Task The_rows_are_those_that_ef_would_have_written()
    {
        Assert.Equal(await RowsAsync(isOurs: false), await RowsAsync(isOurs: true));
    }

    [Fact]
    public async Task A_row_that_the_database_refuses_is_an_update_failure_with_its_cause()
    {
        using var file = new LaneFile();
        await file.OpenAsync();
        var id = Guid.CreateVersion7(At);
        await using (var first = file.Begin(isOurs: true))
        {
            first.Add(new Person(id, "Ann", At));
            await first.SaveChangesAsync(World.Cancelled);
        }

        await using var db = file.Begin(isOurs: true);
        db.Add(new Person(id, "Bob", At));
        var failure = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(World.Cancelled));

        Assert.Equal(19, Assert.IsType<SqliteException>(failure.InnerException).SqliteErrorCode);
    }

    [Fact]
    public async Task Rows_that_refer_to_their_own_kind_are_left_to_ef()
    {
        using var file = new LaneFile();
        await file.OpenAsync();
        await using var db = file.Begin(isOurs: true);

        Assert.True(new InsertShape(db.Model.FindEntityType(typeof(Entry))!).IsPlain);
        Assert.False(new InsertShape(db.Model.FindEntityType(typeof(Comment))!).IsPlain);
    }

    /// <summary>Every column of what an operation writes, as the engine holds it.</summary>
    private static async Task<List<string>> RowsAsync(bool isOurs)
    {
        using var file = new LaneFile();
        var connection = await file.OpenAsync();
        await using (var db = file.Begin(isOurs))
        {
            var (subject, entry) = Planted(new Guid("0193a5b0-0000-7000-8000-0000000000aa"));
            db.Add(new Person(entry.AuthorId, "Ann", At));
            db.Add(entry);
            db.Add(subject);
            db.Streams.Add(new StreamHead(subject.EventId!.Value));
            await db.SaveChangesAsync(World.Cancelled);
            db.Add(new Activity(subject.Id, "entry.posted", subject, subject.AuthorId, At).OfOperation([1, 2, 3]).TakesFrom(Visibility.Team));
            await db.SaveChangesAsync(World.Cancelled);
        }

        var rows = new List<string>();
        foreach (var table in new[] { "people", "subjects", "entries", "activities", "streams" })
        {
            await using var command = connection.CreateCommand();
            command.Transaction = file.Transaction;
            command.CommandText = $"SELECT * FROM {table}";
            await using var reader = await command.ExecuteReaderAsync(World.Cancelled);
            while (await reader.ReadAsync(World.Cancelled))
            {
                rows.AddRange(Enumerable.Range(0, reader.FieldCount).Select(i => $"{table}.{reader.GetName(i)} {reader.GetDataTypeName(i)} {Value(reader[i])}"));
            }
        }

        Assert.Contains(rows, row => row.StartsWith("entries.due_on TEXT 2026-12-01", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.StartsWith("activities.number INTEGER 1", StringComparison.Ordinal));
        return rows;
    }

    private static (Subject Subject, Entry Entry) Planted(Guid id)
    {
        var (@event, author) = (new Guid("0193a5b0-0000-7000-8000-0000000000bb"), new Guid("0193a5b0-0000-7000-8000-0000000000cc"));
        var subject = new Subject(id, Entry.SubjectKind, new(new Guid("0193a5b0-0000-7000-8000-0000000000dd"), @event), author, At)
            .Named("It’s “done” 😀", "/a/b").SeenBy(Visibility.Team, Visibility.Public);
        subject.CountComment(2, At);
        var content = new EntryContent { Text = "Naïve\n\u0001 'quote'; --", Who = "Bob", DueOn = new(2026, 12, 1), PersonId = author, Width = 7 };
        return (subject, new Entry(id, EntryKind.Action, @event, null, author).Captured(At.AddMinutes(-1), At, content));
    }

    private static string Value(object value) => value is byte[] bytes ? Convert.ToHexString(bytes) : $"{value}";

    private sealed class LaneFile : IDisposable
    {
        private readonly TemporaryFolder folder = new();
        private SqliteConnection connection = null!;

        public SqliteInserts Inserts { get; private set; } = null!;

        public SqliteTransaction Transaction { get; private set; } = null!;

        public async Task<SqliteConnection> OpenAsync()
        {
            var file = Path.Combine(folder.Path, "rapport.db");
            await SqliteTemplate.CopyAsync(file, World.Cancelled);
            var source = new SqliteSource(file);
            connection = source.OpenForWriting();
            (Inserts, Transaction) = (new(connection), connection.BeginTransaction());

            // The event of the rows is not the matter here.
            await using var command = connection.CreateCommand();
            (command.Transaction, command.CommandText) = (Transaction, "PRAGMA defer_foreign_keys=ON");
            await command.ExecuteNonQueryAsync(World.Cancelled);
            return connection;
        }

        public SqliteDb Begin(bool isOurs)
        {
            var db = new SqliteSource(connection.DataSource).Writers(connection).CreateDbContext();
            db.BeginWriting();
            db.Inserts = isOurs ? Inserts : null;
            db.Database.AutoSavepointsEnabled = false;
            db.Database.UseTransaction(Transaction);
            return db;
        }

        public void Dispose()
        {
            Inserts.Dispose();
            Transaction.Dispose();
            connection.Dispose();
            folder.Dispose();
        }
    }
}
