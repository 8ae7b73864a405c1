using Rapport.Shared;

namespace Rapport.Features.Glossary;

/// <summary>A term, its other names and its meanings: what a revision replaces as a whole.</summary>
public sealed record TermWords
{
    public const int NameLimit = 80;
    public const int MostAliases = 12;
    public const int MostSenses = 8;
    public const int AliasesLimit = MostAliases * (NameLimit + 1);
    public const int SensesLimit = MostSenses * (Sense.ExpansionLimit + Sense.DefinitionLimit + 2);

    public string Name { get; private init; } = "";

    /// <summary>One a line.</summary>
    public string AliasLines { get; private init; } = "";

    /// <summary>One a line: expansion, tab, definition.</summary>
    public string SenseLines { get; private init; } = "";

    public IReadOnlyList<string> Aliases => AliasLines.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public IReadOnlyList<Sense> Senses =>
        [.. SenseLines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).Select(parts => new Sense(parts[0], parts[1]))];

    public static TermWords Of(string name, IEnumerable<string> aliases, IEnumerable<Sense> senses)
    {
        var line = Line(name);
        var lines = senses.Select(sense => (Expansion: Line(sense.Expansion), Definition: Line(sense.Definition)))
            .Where(sense => sense.Expansion.Length + sense.Definition.Length > 0);
        return new()
        {
            Name = line,
            AliasLines = string.Join('\n', aliases.Select(Line).Where(alias => alias.Length > 0 && alias != line).Distinct()),
            SenseLines = string.Join('\n', lines.Distinct().Select(sense => $"{sense.Expansion}\t{sense.Definition}")),
        };
    }

    /// <summary>What is missing or too long; null when nothing is.</summary>
    public Problem? Refuse() =>
        !Name.Any(char.IsLetterOrDigit) ? new("term_missing", "Please give the word or the acronym that needs explaining.")
        : Name.Length > NameLimit || Aliases.Any(alias => alias.Length > NameLimit) ? new("term_too_long", $"A term and its other names have at most {NameLimit} characters each.")
        : Aliases.Count > MostAliases ? new("aliases_too_many", $"A term has at most {MostAliases} other names.")
        : Senses.Count == 0 ? new("sense_missing", "Please say what it stands for, or what it means.")
        : Senses.Count > MostSenses ? new("senses_too_many", $"A term has at most {MostSenses} meanings.")
        : Senses.Any(sense => sense.Expansion.Length > Sense.ExpansionLimit) ? new("expansion_too_long", $"What a term stands for has at most {Sense.ExpansionLimit} characters.")
        : Senses.Any(sense => sense.Definition.Length > Sense.DefinitionLimit) ? new("definition_too_long", $"A meaning has at most {Sense.DefinitionLimit} characters.")
        : null;

    /// <summary>Under which a space has a term once, however it is capitalised.</summary>
    public static string KeyOf(string name) => Line(name).ToLowerInvariant();

    private static string Line(string text) =>
        string.Join(' ', PlainText.Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
