using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Rapport.Platform.Data;
using Rapport.Platform.Data.Postgres;
using Rapport.Platform.Data.Sqlite;

namespace Rapport.Tests.Platform.Data;

/// <summary>The models written by <c>./migrations</c> are those that the tables' classes describe today.</summary>
public sealed class CompiledModelTests
{
    internal const string Remedy = "The model has changed: run ./migrations NameOfTheChange, or ./migrations alone where no column did.";

    [Fact]
    public async Task The_written_model_of_SQLite_is_that_of_today()
    {
        await using var db = new SqliteSource("model.db").Read();
        AssertFresh(db);
    }

    [Fact]
    public async Task The_written_model_of_PostgreSQL_is_that_of_today()
    {
        await using var source = new PostgresSource("Host=127.0.0.1");
        await using var db = source.Read();
        AssertFresh(db);
    }

    private static void AssertFresh(RapportDb db)
    {
        Assert.IsType<RuntimeModel>(db.Model, exactMatch: false);
        var (today, written) = (Describe(db.GetService<IDesignTimeModel>().Model), Describe(db.Model));
        Assert.True(today.SequenceEqual(written), Remedy + "\n" + string.Join('\n', today.Except(written).Concat(written.Except(today)).Take(10)));
    }

    private static IReadOnlyList<string> Describe(IModel model) =>
    [
        .. model.ToDebugString(MetadataDebugStringOptions.ShortDefault).Split('\n'),
        .. model.GetRelationalModel().ToDebugString(MetadataDebugStringOptions.ShortDefault).Split('\n'),
        .. model.GetEntityTypes().SelectMany(type => type.GetProperties()).Select(Describe),
    ];

    private static string Describe(IProperty property) =>
        $"{property.DeclaringType.Name}.{property.Name}: {property.GetColumnName()} {property.GetColumnType()} {property.GetMaxLength()} "
        + $"{property.GetTypeMapping().Converter?.GetType().Name} {property.ValueGenerated} {property.IsConcurrencyToken} {property.IsNullable}";
}
