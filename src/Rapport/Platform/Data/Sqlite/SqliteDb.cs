using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Rapport.Platform.Data.Sqlite;

public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : RapportDb(options, Shared)
{
    public static readonly SqliteDialect Shared = new();

    private static readonly InsertShapes Shapes = new();

    /// <summary>Set by the writer lane alone: it belongs to its connection.</summary>
    internal SqliteInserts? Inserts { get; set; }

    protected override Task<int?> TryInsertAsync(IReadOnlyList<(IEntityType Type, object Row)> added, CancellationToken cancellationToken) =>
        Task.FromResult(Inserts is not null && Database.CurrentTransaction?.GetDbTransaction() is SqliteTransaction transaction && Shapes.Order(added) is { } rows
            ? Inserts.Write(rows, transaction)
            : (int?)null);
}
