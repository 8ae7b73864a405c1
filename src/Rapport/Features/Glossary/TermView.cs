namespace Rapport.Features.Glossary;

/// <summary>A term as readers see it.</summary>
public sealed record TermView(Guid Id, string Slug, string Address, TermWords Words)
{
    public string Name => Words.Name;

    /// <summary>The heading under which it stands in the list.</summary>
    public string Letter => Name.FirstOrDefault(char.IsLetterOrDigit) is var first && char.IsLetter(first) ? Shared.Slug.From(first.ToString())[..1].ToUpperInvariant() : "0-9";

    public bool Speaks(string wanted) =>
        new[] { Name }.Concat(Words.Aliases).Concat(Words.Senses.SelectMany(sense => new[] { sense.Expansion, sense.Definition }))
            .Any(text => text.Contains(wanted, StringComparison.OrdinalIgnoreCase));
}
