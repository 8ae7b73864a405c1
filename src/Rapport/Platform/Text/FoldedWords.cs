using System.Globalization;
using System.Text;

namespace Rapport.Platform.Text;

/// <summary>
/// Cuts a text into words of letters, digits and signs alone, in lower case and without accents. What is indexed, what
/// is asked for and what is marked all go through here, so both engines find the same and neither has a syntax to attack.
/// </summary>
internal static class FoldedWords
{
    /// <summary>Longer words are compared by their beginning.</summary>
    public const int LongestWord = 64;

    public static IEnumerable<FoldedWord> In(string text)
    {
        var word = new StringBuilder();
        var (start, end) = (0, 0);
        for (var at = 0; at < text.Length;)
        {
            var length = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var taken) == System.Buffers.OperationStatus.Done ? taken : 0;
            if (length > 0 && IsMark(rune))
            {
                end = word.Length > 0 ? at + length : end;
            }
            else if (length > 0 && IsWord(rune) && !StandsAlone(rune))
            {
                start = word.Length == 0 ? at : start;
                end = at + length;
                Append(word, Rune.ToLowerInvariant(rune));
            }
            else
            {
                if (word.Length > 0)
                {
                    yield return Take(word, start, end);
                }

                if (length > 0 && StandsAlone(rune))
                {
                    yield return new(at, length, rune.ToString());
                }
            }

            at += Math.Max(1, taken);
        }

        if (word.Length > 0)
        {
            yield return Take(word, start, end);
        }
    }

    private static FoldedWord Take(StringBuilder word, int start, int end)
    {
        var text = word.ToString();
        word.Clear();
        return new(start, end - start, text);
    }

    private static void Append(StringBuilder word, Rune rune)
    {
        if (word.Length >= LongestWord)
        {
            return;
        }

        _ = rune.Value switch
        {
            'ß' => word.Append("ss"),
            'æ' => word.Append("ae"),
            'œ' => word.Append("oe"),
            'þ' => word.Append("th"),
            _ when rune.IsBmp => word.Append(Letters.Plainly((char)rune.Value)),
            _ => word.Append(rune.ToString()),
        };
    }

    private static bool IsWord(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    /// <summary>Accents written after their letter, and the vowel points of Hebrew and Arabic: most people leave them out.</summary>
    private static bool IsMark(Rune rune) => rune.Value is (>= 0x300 and <= 0x36F) or (>= 0x591 and <= 0x5C7) or (>= 0x64B and <= 0x65F) or 0x670 or (>= 0xFE00 and <= 0xFE0F);

    /// <summary>Scripts that put no space between words are found by each sign; so are pictures.</summary>
    private static bool StandsAlone(Rune rune) =>
        rune.Value is (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0x20000 and <= 0x3FFFF)
        || (Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol && rune.Value != 0xFFFD);
}
