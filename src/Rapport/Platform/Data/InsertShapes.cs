using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Rapport.Platform.Data;

/// <summary>The shapes of all rows of one engine's model, each made once.</summary>
internal sealed class InsertShapes
{
    private readonly ConcurrentDictionary<IEntityType, InsertShape> shapes = new();

    /// <summary>
    /// The rows in an order in which each comes after what it refers to; null where EF must find the order, or the
    /// engine fills something in.
    /// </summary>
    public IReadOnlyList<(InsertShape Shape, object Row)>? Order(IReadOnlyList<(IEntityType Type, object Row)> added)
    {
        var rows = added.Select(one => (Shape: shapes.GetOrAdd(one.Type, type => new(type)), one.Row)).ToList();
        return rows.TrueForAll(one => one.Shape.IsPlain) ? [.. rows.OrderBy(one => one.Shape.Depth)] : null;
    }
}
