namespace Rapport.Formats.Yjs;

/// <summary>What an update says of one stretch of a client's clock.</summary>
internal readonly record struct Struct(StructKind Kind, int Clock, int Length)
{
    public int End => Clock + Length;

    /// <summary>The unit that stood before it when it was written.</summary>
    public YId? Origin { get; init; }

    /// <summary>The unit that stood behind it when it was written.</summary>
    public YId? RightOrigin { get; init; }

    /// <summary>The unit that holds it; null for a root, or where a neighbour says it.</summary>
    public YId? Parent { get; init; }

    /// <summary>The name of the root that holds it.</summary>
    public string? Root { get; init; }

    /// <summary>Under which name it is held, in a map or as an attribute.</summary>
    public string? Key { get; init; }

    /// <summary>Where in the update its content stands.</summary>
    public Range Content { get; init; }

    internal const byte HasKey = 0x20;
    internal const byte HasRightOrigin = 0x40;
    internal const byte HasOrigin = 0x80;

    /// <summary>Reads one; the format stands in INTERNALS.md of yjs and in its UpdateDecoderV1.</summary>
    public static Struct Read(ref Lib0Reader reader, long client, int clock)
    {
        var info = reader.Byte();
        var kind = (StructKind)(info & 0x1F);
        if (kind is StructKind.Gone or StructKind.Skip)
        {
            return (byte)kind == info ? Ended(new(kind, clock, reader.Count())) : throw UnreadableException.Unknown();
        }

        var found = new Struct(kind, clock, 0)
        {
            Origin = (info & HasOrigin) != 0 ? Past(reader.Id(), client, clock) : null,
            RightOrigin = (info & HasRightOrigin) != 0 ? Past(reader.Id(), client, clock) : null,
        };
        if ((info & (HasOrigin | HasRightOrigin)) == 0)
        {
            var isRoot = IsRoot(reader.Number());
            found = found with
            {
                Root = isRoot ? reader.String() : null,
                Parent = isRoot ? null : Past(reader.Id(), client, clock),
                Key = (info & HasKey) != 0 ? reader.String() : null,
            };
        }

        var begin = reader.Position;
        var length = Contents.Measure(ref reader, kind);
        return Ended(found with { Length = length, Content = begin..reader.Position });
    }

    private static bool IsRoot(long number) => number switch
    {
        0 => false,
        1 => true,
        _ => throw UnreadableException.Unknown(),
    };

    private static YId Past(YId id, long client, int clock) => id.Client == client && id.Clock >= clock
        ? throw new UnreadableException("future_reference", "It refers to what its author had not written yet.")
        : id;

    private static Struct Ended(Struct found) => (found.Length, found.Kind) switch
    {
        (0, not StructKind.Skip) => throw new UnreadableException("empty_struct", "A struct holds nothing."),
        (var length, _) when length > int.MaxValue - found.Clock => throw UnreadableException.TooLarge(),
        _ => found,
    };
}
