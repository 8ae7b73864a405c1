namespace Rapport.Formats.Glossaries;

/// <summary>One row of a glossary table: a term and one of its meanings. A term with several stands in several rows.</summary>
public sealed record GlossaryRow(string Term, string Expansion, string Definition)
{
    /// <summary>Other names of the term; parted by semicolons in a table.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];
}
