using System.Text;

namespace Rapport.Shared;

/// <summary>Text as people typed it, without what no person types.</summary>
public static class PlainText
{
    private const char LineSeparator = '\u2028';
    private const char ParagraphSeparator = '\u2029';
    private const char NextLine = '\u0085';

    /// <summary>
    /// Line ends become <c>\n</c>; control characters other than line feed and tab go, as do the bidirectional
    /// overrides and isolates (they let a text show other words than it holds) and U+FFFE and U+FFFF, which XML cannot
    /// carry. A surrogate without its partner becomes U+FFFD. Nothing is refused; a clean text comes back as it is.
    /// </summary>
    public static string Clean(string text)
    {
        var dirty = FirstUnclean(text);
        if (dirty < 0)
        {
            return text;
        }

        var clean = new StringBuilder(text.Length).Append(text, 0, dirty);
        for (var i = dirty; i < text.Length; i++)
        {
            var c = text[i];
            if (IsPair(text, i))
            {
                clean.Append(c).Append(text[++i]);
            }
            else if (IsLineEnd(c))
            {
                clean.Append('\n');
                i += c == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
            }
            else if (char.IsSurrogate(c))
            {
                clean.Append('\uFFFD');
            }
            else if (!IsDropped(c))
            {
                clean.Append(c);
            }
        }

        return clean.ToString();
    }

    /// <summary>The same on one line: what stands in a list or a message must not begin a line of its own.</summary>
    public static string Line(string? text) =>
        string.Join(' ', Clean(text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static int FirstUnclean(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (IsPair(text, i))
            {
                i++;
            }
            else if (char.IsSurrogate(c) || IsDropped(c) || (IsLineEnd(c) && c != '\n'))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsPair(string text, int i) => i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);

    private static bool IsLineEnd(char c) => c is '\n' or '\r' or NextLine or LineSeparator or ParagraphSeparator;

    private static bool IsDropped(char c) =>
        (char.IsControl(c) && c != '\t' && !IsLineEnd(c))
        || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\uFFFE' or '\uFFFF';
}
