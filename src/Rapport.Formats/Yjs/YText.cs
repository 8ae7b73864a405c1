namespace Rapport.Formats.Yjs;

/// <summary>A text with marks.</summary>
/// <param name="Id">Names it for ever; null for a root.</param>
/// <param name="Runs">Pieces that have the same marks throughout; two beside one another differ in them.</param>
/// <param name="Written">
/// Who wrote it: the units (UTF-16 units, and one for an embedded thing) in the order in which they are read, from the first
/// to the last without a gap.
/// </param>
public sealed record YText(YId? Id, IReadOnlyList<YRun> Runs, IReadOnlyList<YRange> Written) : YNode
{
    /// <summary>Its letters alone.</summary>
    public string Content => string.Concat(Runs.Select(run => run.Text));
}
