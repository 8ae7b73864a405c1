using Microsoft.EntityFrameworkCore;

namespace Rapport.Platform.Data.Postgres;

/// <summary>Applied by the host's own act, since several nodes may share one database.</summary>
public sealed class PostgresMigrator(PostgresSource source) : Migrator
{
    public override async Task<IReadOnlyList<string>> ApplyAsync(CancellationToken cancellationToken)
    {
        await using var db = source.Write();
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        await db.Database.MigrateAsync(cancellationToken);
        await db.Database.ExecuteSqlRawAsync(db.Dialect.Search.Tables, cancellationToken);
        return pending;
    }

    public override async Task<string?> PrepareAsync(CancellationToken cancellationToken)
    {
        await using var db = source.Write();
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Count();
        return pending == 0
            ? null
            : $"The database is behind by {pending} migration{(pending == 1 ? "" : "s")}: run \"./run -- migrate\" first.";
    }
}
