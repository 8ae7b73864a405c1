using DiffPlex.DiffBuilder.Model;
using Rapport.Features.Notes.History;

namespace Rapport.Tests.Features.Notes.History;

public sealed class ComparisonTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("One\nTwo", "One\nTwo", "=One / =Two")]
    [InlineData("One\nTwo", "One\nTwo\nThree", "=One / =Two / +Three")]
    [InlineData("One\nTwo\nThree", "One\nThree", "=One / -Two / =Three")]
    [InlineData("Twelve indicators", "Twelve good indicators", "=Twelve|= |+good|+ |=indicators")]
    [InlineData("ninety-four of them", "twelve of them", "-ninety-four|+twelve|= |=of|= |=them")]
    [InlineData("", "New", "+New")]
    [InlineData("Old", "", "-Old")]
    public void What_went_and_what_came_is_told_apart_from_what_stayed(string before, string after, string told)
    {
        var lines = Comparison.Of(before, after);

        Assert.Equal(told, string.Join(" / ", lines.Select(line => string.Join('|', line.Pieces.Select(piece => Sign(piece.Change) + piece.Words)))));
        Assert.Equal(before == after, lines.All(line => line.IsSame));
        Assert.Equal(before, Side(lines, ChangeType.Deleted));
        Assert.Equal(after, Side(lines, ChangeType.Inserted));
    }

    private static char Sign(ChangeType change) => change switch { ChangeType.Unchanged => '=', ChangeType.Deleted => '-', _ => '+' };

    /// <summary>Both versions can be told from it: of the one what went and what stayed, of the other what came and what stayed.</summary>
    private static string Side(IReadOnlyList<ChangedLine> lines, ChangeType side) =>
        string.Join('\n', lines
            .Select(line => line.Pieces.Where(piece => piece.Change == ChangeType.Unchanged || piece.Change == side).ToList())
            .Where(pieces => pieces.Count > 0)
            .Select(pieces => string.Concat(pieces.Select(piece => piece.Words))));
}
