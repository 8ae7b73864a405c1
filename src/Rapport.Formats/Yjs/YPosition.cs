using System.Text.Json;

namespace Rapport.Formats.Yjs;

/// <summary>
/// A place that stays with what stands there while others write: the relative position of Yjs (RelativePosition.js,
/// encodeRelativePosition and toJSON). Without an item it is an end of what holds it.
/// </summary>
/// <param name="Item">The unit beside it.</param>
/// <param name="Type">What holds it; null for a root.</param>
/// <param name="Root">The name of the root that holds it.</param>
/// <param name="Side">
/// Below zero: it stays behind the unit before it, or at the beginning; else it stays before the unit behind it, or at the end.
/// </param>
public sealed record YPosition(YId? Item, YId? Type, string? Root, int Side)
{
    /// <summary>Reads the bytes that anybody sent.</summary>
    public static YReading<YPosition> Read(ReadOnlySpan<byte> bytes, YLimits? limits = null)
    {
        var (kept, within) = (Lib0Reader.Kept(bytes, limits), limits ?? YLimits.Default);
        return YReading<YPosition>.Of(() => Read(new Lib0Reader(kept, within)));
    }

    /// <summary>Reads the JSON that anybody sent, such as <c>{"item":{"client":1,"clock":2},"assoc":0}</c>.</summary>
    public static YReading<YPosition> Read(JsonElement json) => YReading<YPosition>.Of(() =>
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw Unknown();
        }

        var root = Named(json, "tname") is { } name ? Text(name) : null;
        var side = Named(json, "assoc") is { } assoc ? Number(assoc, int.MinValue, int.MaxValue) : 0;
        return Whole(new(Id(Named(json, "item")), Id(Named(json, "type")), root, Math.Sign(side)));
    });

    private static YPosition Read(Lib0Reader reader)
    {
        var position = reader.Number() switch
        {
            0 => new YPosition(reader.Id(), null, null, 0),
            1 => new YPosition(null, null, reader.String(), 0),
            2 => new YPosition(null, reader.Id(), null, 0),
            _ => throw Unknown(),
        };
        // Those of old end here.
        position = reader.IsAtEnd ? position : position with { Side = Math.Sign(reader.Signed()) };
        reader.End();
        return position;
    }

    private static YPosition Whole(YPosition position) => position is { Item: null, Type: null, Root: null } ? throw Unknown() : position;

    private static string? Text(JsonElement json)
    {
        try
        {
            return json.ValueKind == JsonValueKind.String ? json.GetString() : throw Unknown();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair.
            throw Unknown();
        }
    }

    private static JsonElement? Named(JsonElement json, string name) =>
        json.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;

    private static YId? Id(JsonElement? json) => json switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } id when Named(id, "client") is { } client && Named(id, "clock") is { } clock =>
            new(Number(client, 0, long.MaxValue), (int)Number(clock, 0, int.MaxValue)),
        _ => throw Unknown(),
    };

    private static long Number(JsonElement json, long least, long most) =>
        json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out var number) && number >= least && number <= most ? number : throw Unknown();

    private static UnreadableException Unknown() => new UnreadableException("unknown_position", "It is not a place in a document.");
}
