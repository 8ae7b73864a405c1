using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Rapport.Shared;

namespace Rapport.Tests.Platform.Text;

/// <summary>Reads HTML as a browser would and says everything in it that is not on the list.</summary>
internal static class Harmless
{
    public static readonly string[] Prose = ["a", "blockquote", "br", "code", "em", "hr", "li", "ol", "p", "pre", "strong", "ul"];

    public static readonly string[] Imported =
        [.. Prose, "b", "caption", "dd", "del", "dl", "dt", "h3", "h4", "h5", "h6", "i", "q", "s", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr"];

    public static IReadOnlyList<string> Strangers(SafeHtml html, string[] allowed)
    {
        var document = new HtmlParser().ParseDocument($"<!doctype html><body>{html.Value}</body>");
        return
        [
            .. document.Head!.ChildNodes.Select(node => $"in head: {node.NodeName}"),
            .. document.Body!.Descendants().Where(node => node.NodeType is not (NodeType.Element or NodeType.Text)).Select(node => node.NodeName),
            .. document.Body!.QuerySelectorAll("*").SelectMany(element => StrangersOf(element, allowed)),
        ];
    }

    private static IEnumerable<string> StrangersOf(IElement element, string[] allowed)
    {
        if (!allowed.Contains(element.LocalName) || element.NamespaceUri != "http://www.w3.org/1999/xhtml")
        {
            yield return $"<{element.NodeName}>";
        }

        foreach (var attribute in element.Attributes.Where(attribute => !IsExpected(element.LocalName, attribute)))
        {
            yield return $"<{element.LocalName} {attribute.Name}={attribute.Value}>";
        }

        if (element.LocalName == "a" && (element.GetAttribute("href") is null || element.GetAttribute("rel") is null))
        {
            yield return $"bare link: {element.OuterHtml}";
        }
    }

    private static bool IsExpected(string element, IAttr attribute) => (element, attribute.Name) switch
    {
        ("a", "href") => new[] { "http:", "https:", "mailto:" }.Any(scheme => attribute.Value.StartsWith(scheme, StringComparison.Ordinal)),
        ("a", "rel") => attribute.Value == "nofollow ugc noopener",
        ("ol", "start") => attribute.Value.All(char.IsAsciiDigit),
        _ => false,
    };
}
