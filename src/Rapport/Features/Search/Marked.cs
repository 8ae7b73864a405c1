using System.Text;
using System.Text.Encodings.Web;
using Rapport.Platform.Data;
using Rapport.Platform.Text;
using Rapport.Shared;

namespace Rapport.Features.Search;

/// <summary>Plain text as HTML, with the words that were looked for in <c>mark</c>.</summary>
internal static class Marked
{
    private const int Before = 80;
    private const int Length = 280;

    public static SafeHtml Whole(string text, SearchTerms terms) => new(Mark(text, 0, text.Length, terms));

    /// <summary>The part of a text around the first word that was looked for; its beginning where there is none.</summary>
    public static SafeHtml Excerpt(string text, SearchTerms terms)
    {
        var first = FoldedWords.In(text).Where(word => terms.Match(word.Text)).Select(word => word.Start).FirstOrDefault();
        var start = first <= Before ? 0 : Blank(text, first - Before, first) + 1;
        var end = text.Length - start <= Length ? text.Length : LastBlank(text, start + Length, Math.Max(first, start + (Length / 2)));
        return new((start > 0 ? "… " : "") + Mark(text, start, end, terms) + (end < text.Length ? " …" : ""));
    }

    private static string Mark(string text, int start, int end, SearchTerms terms)
    {
        var html = new StringBuilder();
        var at = 0;
        var part = text[start..end];
        foreach (var word in FoldedWords.In(part).Where(word => terms.Match(word.Text)))
        {
            html.Append(HtmlEncoder.Default.Encode(part[at..word.Start]))
                .Append("<mark>").Append(HtmlEncoder.Default.Encode(part.Substring(word.Start, word.Length))).Append("</mark>");
            at = word.Start + word.Length;
        }

        return html.Append(HtmlEncoder.Default.Encode(part[at..])).ToString();
    }

    /// <summary>The first blank from here on; just before the word where there is none.</summary>
    private static int Blank(string text, int from, int word) =>
        text.AsSpan(from, word - from).IndexOfAny(' ', '\n') is var blank and >= 0 ? from + blank : word - 1;

    private static int LastBlank(string text, int end, int from)
    {
        var blank = text.AsSpan(from, Math.Max(0, end - from)).LastIndexOfAny(' ', '\n');
        return blank >= 0 ? from + blank : char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;
    }
}
