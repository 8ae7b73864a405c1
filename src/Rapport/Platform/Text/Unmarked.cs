using System.Buffers;

namespace Rapport.Platform.Text;

/// <summary>
/// Text in which nothing can mean more than its words, neither to Markdown nor to HTML. Most notes are that, and need
/// neither parser nor cleaner, whose first use costs a server a fifth of a second and about 12 MiB.
/// </summary>
internal static class Unmarked
{
    private const char NoBreakSpace = '\u00A0';

    // Emphasis, code, links, HTML, escapes and entities; the tab indents, and the space that does not break is written as an entity.
    private static readonly SearchValues<char> Marks = SearchValues.Create(['*', '_', '`', '[', ']', '<', '>', '&', '\\', '\t', '\r', NoBreakSpace]);

    private static readonly SearchValues<string> Links = SearchValues.Create(["://", "www.", "mailto:", "tel:"], StringComparison.OrdinalIgnoreCase);

    /// <param name="text">As <see cref="Shared.PlainText.Clean"/> leaves it.</param>
    public static bool Is(string text)
    {
        if (text.Length > Markdown.MaxLength || text.AsSpan().ContainsAny(Marks) || text.AsSpan().ContainsAny(Links))
        {
            return false;
        }

        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (MayStartBlock(line) || line.EndsWith(' '))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Paragraphs and line ends, as Markdown makes them of a text for which <see cref="Is"/> holds.</summary>
    public static string ToHtml(string text) => string.Concat(
        text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(paragraph => paragraph.Trim('\n'))
            .Where(paragraph => paragraph.Length > 0)
            .Select(paragraph => $"<p>{paragraph.Replace("\n", "<br>\n", StringComparison.Ordinal)}</p>\n"));

    // A heading, a list, a rule, a fence, a table, or indented code.
    private static bool MayStartBlock(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty)
        {
            return false;
        }

        var afterNumber = line.TrimStart("0123456789");
        return line[0] is ' ' or '#' or '+' or '-' or '=' or '~' or '|'
            || (afterNumber.Length < line.Length && afterNumber is ['.' or ')', ..]);
    }
}
