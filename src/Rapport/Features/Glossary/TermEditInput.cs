namespace Rapport.Features.Glossary;

/// <summary>The form that writes a term.</summary>
public sealed record TermEditInput
{
    public string? Name { get; set; }

    /// <summary>One a line.</summary>
    public string? Aliases { get; set; }

    public string?[]? Expansion { get; set; }
    public string?[]? Definition { get; set; }
    public int BasedOn { get; set; }

    /// <summary>As they were typed, without the rows that were left empty.</summary>
    public IReadOnlyList<Sense> Senses =>
        [.. Enumerable.Range(0, Math.Max(Expansion?.Length ?? 0, Definition?.Length ?? 0))
            .Select(row => new Sense(At(Expansion, row), At(Definition, row)))
            .Where(sense => !string.IsNullOrWhiteSpace(sense.Expansion + sense.Definition))];

    public TermWords Words => TermWords.Of(Name ?? "", (Aliases ?? "").Split('\n'), Senses);

    private static string At(string?[]? texts, int row) => texts is not null && row < texts.Length ? texts[row] ?? "" : "";
}
