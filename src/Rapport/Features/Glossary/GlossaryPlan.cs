using System.Security.Cryptography;
using System.Text;
using Rapport.Formats.Glossaries;
using Rapport.Shared;

namespace Rapport.Features.Glossary;

/// <summary>
/// What an import would do. A file adds terms, meanings and aliases and puts definitions into its own words; what the
/// file does not have stays as it is. So the same file brought in twice changes nothing the second time.
/// </summary>
public sealed record GlossaryPlan(IReadOnlyList<TermWords> Added, IReadOnlyList<TermChange> Changed, int Unchanged)
{
    /// <summary>The first thing in the file that no glossary can hold, with the term's name.</summary>
    public Problem? Wrong { get; private init; }

    public bool ChangesNothing => Added.Count + Changed.Count == 0;

    /// <summary>The same for two plans that would do the same.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n',
        Added.Select(words => $"add {words}").Concat(Changed.Select(change => $"change {change.Before} {change.After}"))))));

    public static GlossaryPlan For(IEnumerable<GlossaryRow> rows, IEnumerable<TermWords> present)
    {
        var known = present.ToDictionary(words => TermWords.KeyOf(words.Name));
        var changes = rows.GroupBy(row => TermWords.KeyOf(row.Term)).Where(group => group.Key.Length > 0)
            .Select(group => known.TryGetValue(group.Key, out var before) ? new TermChange(before, Join(before, group)) : new TermChange(null, Join(TermWords.Of(group.First().Term, [], []), group)))
            .ToList();
        return new(
            [.. changes.Where(change => change.Before is null).Select(change => change.After)],
            [.. changes.Where(change => change.Before is { } before && before != change.After)],
            changes.Count(change => change.Before == change.After))
        {
            Wrong = changes.Select(change => change.After).Select(Refuse).FirstOrDefault(problem => problem is not null),
        };
    }

    private static Problem? Refuse(TermWords words) =>
        words.Refuse() is { } problem ? problem with { Sentence = $"“{(words.Name.Length > 40 ? words.Name[..40] + "…" : words.Name)}”: {problem.Sentence}" } : null;

    private static TermWords Join(TermWords before, IEnumerable<GlossaryRow> rows)
    {
        var (senses, aliases) = (before.Senses.ToList(), before.Aliases.ToList());
        foreach (var row in rows)
        {
            aliases.AddRange(row.Aliases);
            // One meaning at a time goes through the same tidying as what is held, so that the two can be compared.
            foreach (var sense in TermWords.Of(before.Name, [], [new(row.Expansion, row.Definition)]).Senses)
            {
                Put(senses, sense);
            }
        }

        return TermWords.Of(before.Name, aliases, senses);
    }

    private static void Put(List<Sense> senses, Sense sense)
    {
        var at = senses.FindIndex(held => held.Expansion.Equals(sense.Expansion, StringComparison.OrdinalIgnoreCase)
            && (held.Expansion.Length > 0 || sense.Definition == held.Definition || senses.Count == 1));
        if (at < 0)
        {
            senses.Add(sense);
        }
        else if (sense.Definition.Length > 0)
        {
            senses[at] = senses[at] with { Definition = sense.Definition };
        }
    }
}
