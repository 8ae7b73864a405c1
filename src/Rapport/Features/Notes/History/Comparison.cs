using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Rapport.Features.Notes.History;

/// <summary>Two versions of a note, line by line, and inside a changed line word by word.</summary>
internal static class Comparison
{
    public static IReadOnlyList<ChangedLine> Of(string before, string after)
    {
        var sides = new SideBySideDiffBuilder(new Differ()).BuildDiffModel(before, after, ignoreWhitespace: false);
        var lines = new List<ChangedLine>();
        foreach (var (old, now) in sides.OldText.Lines.Zip(sides.NewText.Lines))
        {
            lines.Add(new(old.Type == ChangeType.Modified || now.Type == ChangeType.Modified ? [.. Words(old, now)] : [.. Whole(old, now)]));
        }

        return lines;
    }

    private static IEnumerable<(ChangeType Change, string Words)> Whole(DiffPiece old, DiffPiece now)
    {
        if (now.Type == ChangeType.Unchanged)
        {
            yield return (ChangeType.Unchanged, now.Text);
            yield break;
        }

        if (old.Type == ChangeType.Deleted)
        {
            yield return (ChangeType.Deleted, old.Text);
        }

        if (now.Type == ChangeType.Inserted)
        {
            yield return (ChangeType.Inserted, now.Text);
        }
    }

    private static IEnumerable<(ChangeType Change, string Words)> Words(DiffPiece old, DiffPiece now)
    {
        foreach (var (before, after) in old.SubPieces.Zip(now.SubPieces))
        {
            if (after.Type == ChangeType.Unchanged)
            {
                yield return (ChangeType.Unchanged, after.Text);
                continue;
            }

            if (before.Text is { Length: > 0 } gone)
            {
                yield return (ChangeType.Deleted, gone);
            }

            if (after.Text is { Length: > 0 } come)
            {
                yield return (ChangeType.Inserted, come);
            }
        }
    }
}
