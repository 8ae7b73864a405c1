using System.Text;
using AngleSharp.Html.Parser;
using Rapport.Platform.Text;

namespace Rapport.Platform.Web;

/// <summary>Finds what a page calls itself in the first bytes of its HTML.</summary>
internal static class PageTitle
{
    private const int MaxLength = 200;
    private const int MaxTags = 20_000;

    public static string? Find(ReadOnlySpan<byte> html, string? declaredCharset)
    {
        var head = HeadOf(Decode(html, declaredCharset));
        if (head.AsSpan().Count('<') > MaxTags)
        {
            return null;
        }

        using var document = new HtmlParser().ParseDocument(head);
        var shared = document.QuerySelector("meta[property='og:title']")?.GetAttribute("content");
        var title = string.IsNullOrWhiteSpace(shared) ? document.QuerySelector("title")?.TextContent : shared;
        return title is null ? null : Excerpt.Of(title, MaxLength) is { Length: > 0 } found ? found : null;
    }

    // The title lies in the head, and a body can be built to cost time.
    private static string HeadOf(string html)
    {
        var body = html.IndexOf("<body", StringComparison.OrdinalIgnoreCase);
        return body < 0 ? html : html[..body];
    }

    private static string Decode(ReadOnlySpan<byte> html, string? declaredCharset)
    {
        if (html.StartsWith(Encoding.UTF8.Preamble))
        {
            return Encoding.UTF8.GetString(html[3..]);
        }

        if (html.StartsWith(Encoding.Unicode.Preamble) || html.StartsWith(Encoding.BigEndianUnicode.Preamble))
        {
            return (html[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(html[2..]);
        }

        return (Known(declaredCharset) ?? Known(CharsetInMeta(html)) ?? Encoding.UTF8).GetString(html);
    }

    // The HTML standard has browsers look no further than 1,024 bytes for it.
    private static string? CharsetInMeta(ReadOnlySpan<byte> html)
    {
        var start = Encoding.Latin1.GetString(html[..Math.Min(html.Length, 1024)]);
        var at = start.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : new string([.. start[(at + 8)..].TrimStart('"', '\'', ' ').TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')]);
    }

    private static Encoding? Known(string? charset)
    {
        try
        {
            return string.IsNullOrWhiteSpace(charset) ? null
                : CodePagesEncodingProvider.Instance.GetEncoding(charset.Trim('"', '\'')) ?? Encoding.GetEncoding(charset.Trim('"', '\''));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
