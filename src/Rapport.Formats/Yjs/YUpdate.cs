namespace Rapport.Formats.Yjs;

/// <summary>
/// An update of a Yjs document, read and found whole: what it brings, what it deletes and what it builds on. The format is
/// version 1 as yjs 13.6 writes it (its README.md and INTERNALS.md, UpdateEncoder.js), in the encoding of lib0.
/// </summary>
public sealed class YUpdate
{
    internal YUpdate(byte[] bytes, YLimits limits, IReadOnlyList<Section> sections, IReadOnlyList<YRange> structs, IReadOnlyList<YRange> deletes)
    {
        (Bytes, Limits, Sections, Structs, Deletes) = (bytes, limits, sections, structs, deletes);
        LeadsTo = new(structs.Select(range => KeyValuePair.Create(range.Client, range.End)));
    }

    /// <summary>What it brings. Ranges of one client stand in the order of their clocks, with gaps between them.</summary>
    public IReadOnlyList<YRange> Structs { get; }

    /// <summary>What it deletes, by client and clock; no two ranges touch. It may delete what it does not bring.</summary>
    public IReadOnlyList<YRange> Deletes { get; }

    /// <summary>
    /// What a document must hold so that nothing of this update has to wait there: what comes before its own structs and
    /// in their gaps, and all to which they and its deletions refer outside of itself. (Structs of two clients that wait for
    /// one another are not found out here; a document never takes them.)
    /// </summary>
    public required YStateVector Needs { get; init; }

    /// <summary>How far a document gets with it that holds what it <see cref="Needs"/>.</summary>
    public YStateVector LeadsTo { get; }

    /// <summary>Whether it says nothing at all.</summary>
    public bool IsEmpty => Structs.Count == 0 && Deletes.Count == 0;

    internal byte[] Bytes { get; }

    internal YLimits Limits { get; }

    internal IReadOnlyList<Section> Sections { get; }

    /// <summary>
    /// Reads an update that anybody sent. It takes time and memory in proportion to its length, whatever it holds, and keeps a
    /// copy of the bytes.
    /// </summary>
    public static YReading<YUpdate> Read(ReadOnlySpan<byte> bytes, YLimits? limits = null)
    {
        var (kept, within) = (Lib0Reader.Kept(bytes, limits), limits ?? YLimits.Default);
        return YReading<YUpdate>.Of(() =>
        {
            var reader = new Lib0Reader(kept, within);
            return new UpdateReader(within).Read(ref reader, kept!);
        });
    }
}
