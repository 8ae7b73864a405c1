using System.Diagnostics.CodeAnalysis;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Ganss.Xss;

namespace Rapport.Platform.Text;

/// <summary>
/// HtmlSanitizer, held to a short list. Its <c>SanitizeDom</c> may run on many threads at once as long as no property
/// is set meanwhile (its README), so one cleaner is made for each list and never changed.
/// </summary>
internal sealed class HtmlCleaner
{
    private const int MaxLength = 200_000;

    // AngleSharp and the sanitiser walk deep trees in quadratic time, and some of it on the stack.
    private const int MaxTags = 4_000;
    private const int MaxDepth = 100;

    private const int MaxRounds = 4;

    private static readonly string[] ProseTags =
        ["a", "blockquote", "br", "code", "em", "hr", "li", "ol", "p", "pre", "strong", "ul"];

    private static readonly string[] ImportedTags =
        [.. ProseTags, "b", "caption", "dd", "del", "dl", "dt", "i", "q", "s", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr"];

    private static readonly HtmlCleaner[] ForProse = [.. Enumerable.Range(0, 7).Select(top => new HtmlCleaner(ProseTags, top))];
    private static readonly HtmlCleaner[] ForImported = [.. Enumerable.Range(0, 7).Select(top => new HtmlCleaner(ImportedTags, top))];

    private readonly HtmlSanitizer sanitizer;
    private readonly int topHeading;

    private HtmlCleaner(string[] tags, int topHeading)
    {
        this.topHeading = topHeading;
        sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>([.. tags, .. HtmlShape.Headings], StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = new HashSet<string>(["href", "start"], StringComparer.OrdinalIgnoreCase),
            UriAttributes = new HashSet<string>(["href"], StringComparer.OrdinalIgnoreCase),
            AllowedSchemes = new HashSet<string>(HtmlShape.Schemes, StringComparer.OrdinalIgnoreCase),
        })
        { KeepChildNodes = true };
        sanitizer.RemovingTag += (_, removed) => HtmlShape.EmptyIfNotProse(removed.Tag);
        sanitizer.FilterUrl += (_, url) => url.SanitizedUrl = HtmlShape.AbsoluteOrNull(url.SanitizedUrl);
    }

    public static HtmlCleaner Prose(int? topHeading) => ForProse[topHeading ?? 0];

    public static HtmlCleaner Imported(int topHeading) => ForImported[topHeading];

    /// <summary>For HTML of our own making, which is bounded and well formed.</summary>
    public string Clean(string html) => CleanOnce(Parse(html));

    /// <summary>
    /// For anybody's HTML. Cleans until cleaning changes nothing: HTML that reads differently the second time is how
    /// filters are beaten. False when it is too much, or does not settle.
    /// </summary>
    public bool TryClean(string html, [NotNullWhen(true)] out string? clean)
    {
        clean = html;
        for (var round = 0; round < MaxRounds; round++)
        {
            if (clean.Length > MaxLength || clean.AsSpan().Count('<') > MaxTags)
            {
                break;
            }

            var body = Parse(clean);
            if (HtmlShape.IsDeeperThan(body, MaxDepth))
            {
                break;
            }

            var before = clean;
            clean = CleanOnce(body);
            if (clean == before)
            {
                return true;
            }
        }

        clean = null;
        return false;
    }

    private static IHtmlElement Parse(string html)
    {
        var document = new HtmlParser().ParseDocument("<!doctype html><body>");
        document.Body!.InnerHtml = html;
        return document.Body;
    }

    private string CleanOnce(IHtmlElement body)
    {
        var document = (IHtmlDocument)body.Owner!;
        sanitizer.SanitizeDom(document, body);
        HtmlShape.Finish(body, topHeading);
        return body.InnerHtml;
    }
}
