using Microsoft.EntityFrameworkCore.Design;

namespace Rapport.Platform.Data.Sqlite;

/// <summary>Lets <c>dotnet ef migrations add</c> make the SQLite migrations; no file is opened.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) => new SqliteSource("design.db").Read();
}
