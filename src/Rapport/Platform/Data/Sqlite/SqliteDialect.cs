using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Rapport.Platform.Data.Sqlite;

public sealed class SqliteDialect : Dialect
{
    public override string Name => "SQLite";

    public override SearchIndex Search { get; } = new SqliteSearch();

    public override void Convert(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<Guid>().HaveConversion<BigEndianIds>();
        conventions.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
    }

    public override object Key(Guid id) => id.ToByteArray(bigEndian: true);

    // Big-endian so that version 7 ids sort by their time in the index.
    internal sealed class BigEndianIds() : ValueConverter<Guid, byte[]>(
        id => id.ToByteArray(true),
        bytes => new Guid(bytes, true));

    // SQLite cannot order by a DateTimeOffset's text.
    internal sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
        instant => instant.UtcTicks,
        ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
