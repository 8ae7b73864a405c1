namespace Rapport.Formats.Yjs;

/// <summary>
/// What an update and a document may hold. The defaults are far above the largest real document known: the 260,000 edits
/// of a whole paper, none of them tidied away, are an update of 2 MB.
/// </summary>
public sealed record YLimits
{
    /// <summary>The limits that hold where none are named.</summary>
    public static YLimits Default { get; } = new();

    /// <summary>Bytes of an update, a state vector or a position.</summary>
    public int Bytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>Clients that an update or a state vector names. Each browser tab is a client of its own.</summary>
    public int Clients { get; init; } = 20_000;

    /// <summary>Structs of an update, and separately its ranges of deletions.</summary>
    public int Structs { get; init; } = 500_000;

    /// <summary>UTF-16 units of one string.</summary>
    public int StringLength { get; init; } = 2_000_000;

    /// <summary>Levels of nesting: of values in a value, and of elements in an element. A list in a list takes two.</summary>
    public int Depth { get; init; } = 60;

    /// <summary>
    /// How many neighbours a document looks at, for one update, to put what was written concurrently in its order. Real notes
    /// need a few for each struct; only who wants to keep a server busy needs millions.
    /// </summary>
    public long Steps { get; init; } = 20_000_000;
}
