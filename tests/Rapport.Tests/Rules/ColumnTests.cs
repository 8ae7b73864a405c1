using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Rapport.Platform.Data;
using Rapport.Platform.Data.Postgres;
using Rapport.Platform.Data.Sqlite;

namespace Rapport.Tests.Rules;

public sealed class ColumnTests
{
    // Of ASP.NET Core Identity; the product writes nothing there that a person typed.
    private static readonly string[] OfTheFramework =
    [
        "AspNetUserClaims.ClaimType", "AspNetUserClaims.ClaimValue", "AspNetUserLogins.LoginProvider", "AspNetUserLogins.ProviderDisplayName",
        "AspNetUserLogins.ProviderKey", "AspNetUserTokens.LoginProvider", "AspNetUserTokens.Name", "AspNetUserTokens.Value",
    ];

    [Fact]
    public async Task Every_text_has_a_maximum_on_both_engines()
    {
        await using var sqlite = new SqliteSource("model.db").Read();
        await using var source = new PostgresSource("Host=127.0.0.1");
        await using var postgres = source.Read();

        Rule.Holds(Unlimited(sqlite));
        Rule.Holds(Unlimited(postgres));
    }

    private static IEnumerable<string> Unlimited(RapportDb db) =>
        from type in db.Model.GetEntityTypes()
        from property in All(type)
        where property.ClrType == typeof(string) && property.GetMaxLength() is null
        let column = $"{type.GetTableName()}.{property.Name}"
        where !OfTheFramework.Contains(column)
        select column;

    private static IEnumerable<IProperty> All(ITypeBase type) =>
        type.GetProperties().Concat(type.GetComplexProperties().SelectMany(property => All(property.ComplexType)));
}
