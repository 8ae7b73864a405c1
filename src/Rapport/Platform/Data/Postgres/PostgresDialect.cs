using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql;

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

    public override void Shape(ModelBuilder model)
    {
    }

    public override object Key(Guid id) => id;

    public override bool IsDuplicate(DbException failure) => failure.SqlState == PostgresErrorCodes.UniqueViolation;

    public override bool IsPassing(DbException failure) =>
        failure.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    // Npgsql takes instants at offset zero only.
    internal sealed class Utc() : ValueConverter<DateTimeOffset, DateTimeOffset>(
        instant => instant.ToUniversalTime(),
        instant => instant);
}
