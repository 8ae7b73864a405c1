using Microsoft.EntityFrameworkCore;

namespace Rapport.Platform.Data.Sqlite;

public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : RapportDb(options, Shared)
{
    public static readonly SqliteDialect Shared = new();
}
