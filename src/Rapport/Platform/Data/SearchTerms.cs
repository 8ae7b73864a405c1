using Rapport.Platform.Text;

namespace Rapport.Platform.Data;

/// <summary>The words that somebody looks for, all of them; the last may go on.</summary>
public sealed class SearchTerms
{
    public const int TextLimit = 200;
    private const int WordLimit = 12;

    private SearchTerms(IReadOnlyList<string> words) => Words = words;

    /// <summary>Letters, digits and signs alone, folded; nothing that an engine could take for syntax. Never empty.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Null where there is no word in it.</summary>
    public static SearchTerms? From(string text)
    {
        var shown = text.Length <= TextLimit ? text : text[..TextLimit];
        var words = FoldedWords.In(shown).Select(word => word.Text).Take(WordLimit).ToList();
        return words.Count == 0 ? null : new(words);
    }

    /// <summary>Of words that were cut and folded before; at least one.</summary>
    internal static SearchTerms Of(IReadOnlyList<FoldedWord> words) => new([.. words.Select(word => word.Text)]);

    /// <summary>Whether a folded word is one that was asked for.</summary>
    public bool Match(string word) => Words.Contains(word) || word.StartsWith(Words[^1], StringComparison.Ordinal);
}
