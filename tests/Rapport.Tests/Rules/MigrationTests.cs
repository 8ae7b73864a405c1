using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Rapport.Platform.Data;
using Rapport.Platform.Data.Postgres;
using Rapport.Platform.Data.Sqlite;

namespace Rapport.Tests.Rules;

/// <summary>
/// A new column that may not be empty needs a value for the rows that stand already. The tool writes the first moment of the
/// calendar, which is no time at which anything happened.
/// </summary>
public sealed class MigrationTests
{
    [Fact]
    public async Task A_new_instant_says_what_rows_that_stand_already_get()
    {
        await using var sqlite = new SqliteSource("model.db").Read();
        await using var source = new PostgresSource("Host=127.0.0.1");
        await using var postgres = source.Read();
        var (onSqlite, onPostgres) = (Read(sqlite), Read(postgres));

        // SQLite keeps instants as numbers, among other numbers: which are instants is seen in the migrations for PostgreSQL.
        var instants = onPostgres.SelectMany(Added).Where(column => column.ClrType == typeof(DateTimeOffset)).Select(NameOf).ToHashSet();
        Rule.Holds(onSqlite.Concat(onPostgres).SelectMany(migration => Unsaid(migration, instants)));
    }

    [Fact]
    public void The_first_moment_of_the_calendar_is_refused_unless_a_statement_names_the_column()
    {
        HashSet<string> instants = ["memberships.seen_at"];

        Assert.Equal(["0.cs: say with migrationBuilder.Sql what memberships.seen_at is in rows that stand already."], Unsaid(new("0.cs", [Column(0L)]), instants));
        Assert.Single(Unsaid(new("0.cs", [Column(default(DateTimeOffset)), new SqlOperation { Sql = "UPDATE memberships SET role = 100" }]), instants));
        Assert.Empty(Unsaid(new("0.cs", [Column(0L), new SqlOperation { Sql = "UPDATE memberships SET seen_at = given_at" }]), instants));
        Assert.Empty(Unsaid(new("0.cs", [Column(0L)]), []));
        Assert.Empty(Unsaid(new("0.cs", [Column(null, isNullable: true)]), instants));
    }

    private static IEnumerable<string> Unsaid(Steps migration, HashSet<string> instants) =>
        from column in Added(migration)
        where !column.IsNullable && instants.Contains(NameOf(column)) && column.DefaultValue is null or 0L or DateTimeOffset { Ticks: 0 }
        where !migration.Operations.OfType<SqlOperation>().Any(statement => statement.Sql.Contains(column.Name, StringComparison.Ordinal))
        select $"{migration.File}: say with migrationBuilder.Sql what {NameOf(column)} is in rows that stand already.";

    private static IEnumerable<AddColumnOperation> Added(Steps migration) => migration.Operations.OfType<AddColumnOperation>();

    private static string NameOf(AddColumnOperation column) => $"{column.Table}.{column.Name}";

    private static AddColumnOperation Column(object? value, bool isNullable = false) =>
        new() { Table = "memberships", Name = "seen_at", DefaultValue = value, IsNullable = isNullable };

    private static List<Steps> Read(RapportDb db)
    {
        var engine = db.GetType().Name[..^2];
        var migrations = db.GetService<IMigrationsAssembly>();
        return [.. migrations.Migrations.Select(migration => new Steps(
            $"src/Rapport/Platform/Data/{engine}/Migrations/{migration.Key}.cs",
            migrations.CreateMigration(migration.Value, db.Database.ProviderName!).UpOperations))];
    }

    private sealed record Steps(string File, IReadOnlyList<MigrationOperation> Operations);
}
