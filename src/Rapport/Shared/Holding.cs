namespace Rapport.Shared;

/// <summary>One kind of thing that is held about somebody.</summary>
/// <param name="Title">As the page names it: "Entries that you wrote".</param>
/// <param name="File">The name of its part in the archive, without an ending.</param>
public sealed record Holding(string Title, string File, int Count)
{
    /// <summary>The first few, for the page.</summary>
    public IReadOnlyList<HeldLine> Lines { get; init; } = [];

    /// <summary>All of it, read as it is written into the archive.</summary>
    public required IAsyncEnumerable<object> Rows { get; init; }

    /// <summary>Files that belong to it, opened one after the other.</summary>
    public IReadOnlyList<HeldFile> Files { get; init; } = [];
}
