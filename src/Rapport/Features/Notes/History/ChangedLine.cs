using DiffPlex.DiffBuilder.Model;

namespace Rapport.Features.Notes.History;

/// <summary>A line of two versions, in pieces: what stands in both, what went, what came.</summary>
public sealed record ChangedLine(IReadOnlyList<(ChangeType Change, string Words)> Pieces)
{
    public bool IsSame => Pieces.All(piece => piece.Change == ChangeType.Unchanged);
}
