using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Rapport.Platform.Data;

/// <summary>
/// Every column that names a row of another table by its key, whatever slice it belongs to. So a table that comes later is
/// not forgotten.
/// </summary>
public static class PersonColumns
{
    extension(RapportDb db)
    {
        /// <summary>
        /// Makes everything that refers to one row of a type refer to another, within an act. Where both have what there
        /// may be once, the other keeps its own.
        /// </summary>
        public async Task RedirectAsync<T>(Guid from, Guid into, CancellationToken cancellationToken)
        {
            var principal = db.Model.FindEntityType(typeof(T))!;
            foreach (var key in principal.GetReferencingForeignKeys())
            {
                foreach (var statement in Statements(key))
                {
                    await db.Database.ExecuteSqlRawAsync(statement, [db.Dialect.Key(from), db.Dialect.Key(into)], cancellationToken);
                }
            }
        }
    }

    private static IEnumerable<string> Statements(IForeignKey key)
    {
        var (type, property) = (key.DeclaringEntityType, key.Properties[0]);
        var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
        var column = property.GetColumnName(table)!;
        foreach (var unique in Uniques(type).Where(properties => properties.Contains(property)))
        {
            var others = unique.Where(other => other != property).Select(other => other.GetColumnName(table)!);
            yield return Clash(table.Name, column, others);
        }

        yield return new StringBuilder("UPDATE ").Append(Quoted(table.Name)).Append(" SET ").Append(Quoted(column)).Append(" = {1} WHERE ").Append(Quoted(column)).Append(" = {0}").ToString();
    }

    private static string Clash(string table, string column, IEnumerable<string> others)
    {
        var (own, text) = (Quoted(table), new StringBuilder());
        text.Append("DELETE FROM ").Append(own).Append(" WHERE ").Append(Quoted(column)).Append(" = {0} AND EXISTS (SELECT 1 FROM ").Append(own)
            .Append(" AS kept WHERE kept.").Append(Quoted(column)).Append(" = {1}");
        foreach (var other in others)
        {
            text.Append(" AND kept.").Append(Quoted(other)).Append(" = ").Append(own).Append('.').Append(Quoted(other));
        }

        return text.Append(')').ToString();
    }

    private static IEnumerable<IReadOnlyList<IProperty>> Uniques(IEntityType type) =>
        type.GetKeys().Select(key => key.Properties).Concat(type.GetIndexes().Where(index => index.IsUnique).Select(index => index.Properties));

    private static string Quoted(string name) => $"\"{name}\"";
}
