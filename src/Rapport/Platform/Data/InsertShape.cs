using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Rapport.Platform.Data;

/// <summary>How new rows of one kind are written, read from EF's model: the statement and each column's value.</summary>
internal sealed class InsertShape
{
    private readonly Column[] columns;
    private readonly string table;

    public InsertShape(IEntityType type)
    {
        if (!IsSimple(type) || DepthOf(type, []) is not { } depth)
        {
            (columns, table, Types, Sql) = ([], "", [], "");
            return;
        }

        (IsPlain, Depth) = (true, depth);

        var store = StoreObjectIdentifier.Table(type.GetTableName()!);
        columns = [.. type.GetFlattenedProperties().Select(property => new Column(property.GetColumnName(store)!, property.GetRelationalTypeMapping(), property.GetGetter()))];
        Types = [.. columns.Select(column => column.Mapping.StoreTypeNameBase)];
        table = store.Name;
        Sql = SqlWith(_ => null);
    }

    /// <summary>False where EF must do it: generated values, rows that refer to their own kind, more than one table.</summary>
    public bool IsPlain { get; }

    /// <summary>How many tables stand below this one in its longest chain of foreign keys.</summary>
    public int Depth { get; }

    public string Sql { get; }

    /// <summary>The engine's name for the type of each column, in the statement's order.</summary>
    public IReadOnlyList<string> Types { get; }

    /// <summary>The row's values as the engine takes them, in the statement's order.</summary>
    public IEnumerable<object> Values(object row) => columns.Select(column => column.Of(row));

    /// <summary>The statement with an expression for some columns, in place of their plain values.</summary>
    public string SqlWith(Func<string, string?> expressionOf) =>
        $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(column => $"\"{column.Name}\""))}) "
        + $"VALUES ({string.Join(", ", columns.Select(column => expressionOf(column.Name) ?? Position(column.Name)))})";

    /// <summary>Where the statement takes a column's value: $1, $2 … are positions for PostgreSQL, and on SQLite names like any other.</summary>
    public string Position(string column) => $"${Array.FindIndex(columns, one => one.Name == column) + 1}";

    private static bool IsSimple(IEntityType type) =>
        type.BaseType is null && !type.GetDirectlyDerivedTypes().Any() && type.GetTableMappings().Count() == 1
        && type.GetFlattenedProperties().All(property => property.ValueGenerated == ValueGenerated.Never && !property.IsShadowProperty());

    /// <summary>Null for a table that, by its foreign keys, comes back to itself.</summary>
    private static int? DepthOf(IEntityType type, HashSet<IEntityType> above)
    {
        if (!above.Add(type))
        {
            return null;
        }

        var depth = 0;
        foreach (var key in type.GetForeignKeys())
        {
            if (DepthOf(key.PrincipalEntityType, [.. above]) is not { } below)
            {
                return null;
            }

            depth = Math.Max(depth, below + 1);
        }

        return depth;
    }

    private sealed record Column(string Name, RelationalTypeMapping Mapping, IClrPropertyGetter Getter)
    {
        public object Of(object row) =>
            Getter.GetClrValueUsingContainingEntity(row) is { } value ? Mapping.Converter?.ConvertToProvider(value) ?? value : DBNull.Value;
    }
}
