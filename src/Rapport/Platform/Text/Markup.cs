using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using Rapport.Shared;

namespace Rapport.Platform.Text;

/// <summary>The one road from text that somebody sent to HTML that leaves.</summary>
public static class Markup
{
    /// <summary>
    /// Paragraphs, emphasis, lists, quotes, links, code and rules; a line end is a line end. A picture becomes a link to
    /// it. Headings become bold paragraphs, or, for a long text, headings from <paramref name="topHeading"/> (2 to 6) on.
    /// </summary>
    public static SafeHtml FromMarkdown(string markdown, int? topHeading = null)
    {
        var text = PlainText.Clean(markdown);
        return Unmarked.Is(text) ? new(Unmarked.ToHtml(text)) : Parsed(markdown, topHeading);
    }

    /// <summary>Somebody else's HTML, such as an imported abstract: as Markdown allows, and headings and tables.</summary>
    public static SafeHtml FromHtml(string html, int topHeading = 3) =>
        HtmlCleaner.Imported(topHeading).TryClean(html, out var clean) ? Finished(clean) : FromPlain(html);

    /// <summary>Text without any markup: blank lines part paragraphs, a line end is a line end.</summary>
    public static SafeHtml FromPlain(string text)
    {
        var html = new StringBuilder(text.Length + 16);
        foreach (var paragraph in PlainText.Clean(text).Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            html.Append("<p>").Append(HtmlEncoder.Default.Encode(paragraph).Replace("&#xA;", "<br>\n", StringComparison.Ordinal)).Append("</p>\n");
        }

        return new SafeHtml(html.ToString());
    }

    /// <summary>The words of a Markdown text on one line, at most <paramref name="maxLength"/> long, cut between words.</summary>
    public static string ToPlainText(string markdown, int maxLength) =>
        Excerpt.Of(Unmarked.Is(PlainText.Clean(markdown)) ? markdown : Markdown.ToPlain(markdown), maxLength);

    /// <summary>The words of HTML that is harmless already, on one line.</summary>
    public static string ToPlainText(SafeHtml html)
    {
        var text = new StringBuilder(html.Value.Length);
        var rest = html.Value.AsSpan();
        while (rest.IndexOf('<') is var tag and >= 0 && rest[tag..].IndexOf('>') is var end and > 0)
        {
            text.Append(rest[..tag]).Append(' ');
            rest = rest[(tag + end + 1)..];
        }

        var words = PlainText.Clean(WebUtility.HtmlDecode(text.Append(rest).ToString()));
        return words.Length == 0 ? "" : Excerpt.Of(words, words.Length);
    }

    /// <summary>The long way, which any text may go.</summary>
    internal static SafeHtml Parsed(string markdown, int? topHeading) =>
        Markdown.TryRender(markdown, out var html)
            ? Finished(HtmlCleaner.Prose(topHeading).Clean(html))
            : FromPlain(markdown);

    // After the parser, because an entity such as &#8238; only becomes the character there.
    private static SafeHtml Finished(string html) => new(PlainText.Clean(html));
}
