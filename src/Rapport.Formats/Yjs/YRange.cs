namespace Rapport.Formats.Yjs;

/// <summary>Units of one client that follow one another.</summary>
/// <param name="Client">Who made them.</param>
/// <param name="Clock">The clock of the first.</param>
/// <param name="Length">How many; at least one.</param>
public readonly record struct YRange(long Client, int Clock, int Length)
{
    /// <summary>The clock behind the last.</summary>
    public int End => Clock + Length;
}
