using Microsoft.EntityFrameworkCore;

namespace Rapport.Platform.Data.Postgres;

public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : RapportDb(options, Shared)
{
    public static readonly PostgresDialect Shared = new();
}
