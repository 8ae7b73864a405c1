using System.Text;
using System.Text.Encodings.Web;

namespace Rapport.Platform.Mail;

/// <summary>
/// The same words as a message's plain text, for mail programs that show HTML: paragraphs, and lines that are an address as
/// links. Nothing in it is loaded from anywhere, and what people wrote is text.
/// </summary>
internal static class MailHtml
{
    public static string Of(string text)
    {
        var html = new StringBuilder("<!doctype html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\"></head><body>\n");
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = paragraph.Trim('\n').Split('\n');
            html.Append("<p>").AppendJoin("<br>\n", lines.Select(Line)).Append("</p>\n");
        }

        return html.Append("</body></html>\n").ToString();
    }

    private static string Line(string line)
    {
        var words = HtmlEncoder.Default.Encode(line.Trim());
        return IsAddress(line.Trim()) ? $"<a href=\"{words}\">{words}</a>" : words;
    }

    private static bool IsAddress(string line) =>
        !line.Any(char.IsWhiteSpace) && Uri.TryCreate(line, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https");
}
