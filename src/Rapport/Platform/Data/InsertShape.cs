using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Rapport.Platform.Data;

/// <summary>How new rows of one kind are written, read from EF's model: the table, its columns and each column's value.</summary>
internal sealed class InsertShape
{
    private readonly Column[] columns;

    public InsertShape(IEntityType type)
    {
        if (!IsSimple(type) || DepthOf(type, []) is not { } depth)
        {
            (columns, Table, Names, Types) = ([], "", [], []);
            return;
        }

        (IsPlain, Depth) = (true, depth);

        var store = StoreObjectIdentifier.Table(type.GetTableName()!);
        columns = [.. type.GetFlattenedProperties().Select(property => new Column(property.GetColumnName(store)!, property.GetRelationalTypeMapping(), property.GetGetter()))];
        (Table, Names) = ($"\"{store.Name}\"", [.. columns.Select(column => $"\"{column.Name}\"")]);
        Types = [.. columns.Select(column => column.Mapping.StoreTypeNameBase)];
    }

    /// <summary>False where EF must do it: generated values, lists in a column, rows that refer to their own kind, more than one table.</summary>
    public bool IsPlain { get; }

    /// <summary>How many tables stand below this one in its longest chain of foreign keys.</summary>
    public int Depth { get; }

    /// <summary>In quotes.</summary>
    public string Table { get; }

    /// <summary>The columns, in quotes.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The engine's name for the type of each column.</summary>
    public IReadOnlyList<string> Types { get; }

    /// <summary>The row's values as the engine takes them, in the order of the columns.</summary>
    public IEnumerable<object> Values(object row) => columns.Select(column => column.Of(row));

    private static bool IsSimple(IEntityType type) =>
        type.BaseType is null && !type.GetDirectlyDerivedTypes().Any() && type.GetTableMappings().Count() == 1
        && type.GetFlattenedProperties().All(property => property.ValueGenerated == ValueGenerated.Never && !property.IsShadowProperty() && property.GetElementType() is null);

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
