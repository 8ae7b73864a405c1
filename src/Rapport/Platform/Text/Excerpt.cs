using System.Globalization;
using System.Text;
using Rapport.Shared;

namespace Rapport.Platform.Text;

internal static class Excerpt
{
    private const char Ellipsis = '…';

    public static string Of(string text, int maxLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, 1);
        var line = OnOneLine(PlainText.Clean(text), maxLength);
        if (line.Length <= maxLength)
        {
            return line;
        }

        var cut = line.LastIndexOf(' ', maxLength - 1);
        return line[..(cut > maxLength / 2 ? cut : WholeCharacters(line, maxLength - 1))].TrimEnd() + Ellipsis;
    }

    // Reads no further than needed: one character too many tells that the text is longer.
    private static string OnOneLine(string text, int maxLength)
    {
        var line = new StringBuilder(Math.Min(text.Length, maxLength + 1));
        foreach (var word in text.AsSpan().SplitAny(' ', '\n', '\t'))
        {
            var length = word.End.Value - word.Start.Value;
            if (length == 0)
            {
                continue;
            }

            line.Append(line.Length > 0 ? " " : "").Append(text.AsSpan()[word]);
            if (line.Length > maxLength)
            {
                break;
            }
        }

        return line.ToString();
    }

    // An emoji with its skin tone, or a letter with its accents, is one character to a reader.
    private static int WholeCharacters(string line, int limit)
    {
        var end = 0;
        while (end < limit)
        {
            var next = StringInfo.GetNextTextElementLength(line, end);
            if (end + next > limit)
            {
                break;
            }

            end += next;
        }

        return end;
    }
}
