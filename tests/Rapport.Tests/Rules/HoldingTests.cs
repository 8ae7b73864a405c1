using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;
using Rapport.Platform.Identity;
using Rapport.Shared;

namespace Rapport.Tests.Rules;

/// <summary>A table that names people is one that some slice shows to them, hands over and forgets.</summary>
public sealed class HoldingTests
{
    [Fact]
    public async Task Every_table_that_names_people_is_claimed_by_what_holds_it()
    {
        await using var world = await World.StartAsync();
        await using var scope = world.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RapportDb>();
        var claimed = scope.ServiceProvider.GetServices<IHoldAboutPeople>().SelectMany(holder => holder.Tables).ToList();

        Rule.Holds(Naming(db.Model).Where(column => !claimed.Contains(column.Split('.')[0])));
        Rule.Holds(claimed.Except(db.Model.GetEntityTypes().Select(type => type.GetTableName()!)));
        Assert.Equal(claimed.Distinct(), claimed);
    }

    /// <summary>Every column that is a person's id by its foreign key or its name, or an address of theirs.</summary>
    private static IEnumerable<string> Naming(IModel model) =>
        from type in model.GetEntityTypes()
        from property in All(type)
        where IsPerson(property) || IsAddress(property)
        select $"{type.ContainingEntityType.GetTableName()}.{property.Name}";

    private static bool IsPerson(IProperty property) =>
        (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(Guid)
        && (property.GetContainingForeignKeys().Any(key => key.PrincipalEntityType.ClrType == typeof(Person) || key.PrincipalEntityType.ClrType == typeof(Login))
            || new[] { "PersonId", "AuthorId", "ActorId", "ById", "UserId", "ReporterId", "AskerId", "OwnerId", "SenderId" }.Any(end => property.Name.EndsWith(end, StringComparison.Ordinal)));

    private static bool IsAddress(IProperty property) =>
        property.ClrType == typeof(string) && (property.Name.Contains("Email", StringComparison.OrdinalIgnoreCase) || property.Name is "To" or "SentTo");

    private static IEnumerable<IProperty> All(ITypeBase type) =>
        type.GetProperties().Concat(type.GetComplexProperties().SelectMany(property => All(property.ComplexType)));
}
