using System.Globalization;

namespace Rapport.Features.Glossary;

/// <summary>Words: letters and digits of any script, with their accents.</summary>
internal static class WordReader
{
    public static bool IsWord(char sign) =>
        char.IsAsciiLetterOrDigit(sign) || sign == '_' || (sign > '\u007F' && (char.IsLetterOrDigit(sign)
            || char.GetUnicodeCategory(sign) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark));

    /// <summary>The next whole word from a place on; null when there is none.</summary>
    public static TextSpan? Next(string text, int from)
    {
        var start = from;
        while (start < text.Length && !IsWord(text[start]))
        {
            start++;
        }

        var end = start;
        while (end < text.Length && IsWord(text[end]))
        {
            end++;
        }

        return end > start ? new(start, end - start) : null;
    }
}
