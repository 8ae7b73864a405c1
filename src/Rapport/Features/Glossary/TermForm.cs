using System.Globalization;

namespace Rapport.Features.Glossary;

/// <summary>
/// One way to write a term, and how it has to stand in a text to be it. Letters in capitals past the start of a word
/// must be those letters: NI is not "ni", DoT is not "dot". Other words match however they are capitalised.
/// </summary>
internal sealed class TermForm
{
    private readonly string name;
    private readonly bool isExact;
    private readonly int before;

    public TermForm(string name, string address, int before)
    {
        (this.name, Address, this.before) = (name, address, before);
        isExact = Enumerable.Range(1, Math.Max(0, name.Length - 1)).Any(i => char.IsUpper(name[i]) && WordReader.IsWord(name[i - 1]));
    }

    public string Address { get; }

    public bool IsSameAs(TermForm other) => name == other.name;

    /// <summary>Where the term stands in the text, when it stands there with its first word at a place; null when not.</summary>
    public TextSpan? At(string text, int firstWord)
    {
        var start = firstWord - before;
        if (start < 0)
        {
            return null;
        }

        var at = start;
        foreach (var sign in name)
        {
            if (at >= text.Length || !IsSame(sign, text[at]))
            {
                return null;
            }

            at++;
            while (sign == ' ' && at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }
        }

        return new(start, at - start);
    }

    private bool IsSame(char wanted, char found) =>
        wanted == ' ' ? char.IsWhiteSpace(found)
        : wanted == found || (!isExact && char.ToLower(wanted, CultureInfo.InvariantCulture) == char.ToLower(found, CultureInfo.InvariantCulture));
}
