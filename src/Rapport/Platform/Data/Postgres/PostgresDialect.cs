using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Rapport.Platform.Data.Postgres;

public sealed class PostgresDialect : Dialect
{
    public override string Name => "PostgreSQL";

    public override SearchIndex Search { get; } = new PostgresSearch();

    public override void Convert(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTime>().HaveColumnType("timestamp without time zone");
        conventions.Properties<DateTimeOffset>().HaveConversion<Utc>();
    }

    public override object Key(Guid id) => id;

    // Npgsql takes instants at offset zero only.
    internal sealed class Utc() : ValueConverter<DateTimeOffset, DateTimeOffset>(
        instant => instant.ToUniversalTime(),
        instant => instant);
}
