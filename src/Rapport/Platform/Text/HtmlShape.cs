using AngleSharp.Dom;

namespace Rapport.Platform.Text;

/// <summary>What we want of a cleaned tree beyond "nothing that executes".</summary>
internal static class HtmlShape
{
    public static readonly string[] Headings = ["h1", "h2", "h3", "h4", "h5", "h6"];
    public static readonly string[] Schemes = ["http", "https", "mailto"];

    private const string LinkRelation = "nofollow ugc noopener";

    // Their content is code, data or another language's markup: nobody wrote it to be read.
    private static readonly HashSet<string> NotProse = new(
        ["audio", "canvas", "head", "iframe", "math", "noembed", "noframes", "noscript", "object", "script", "select", "style", "svg", "template", "textarea", "title", "video", "xmp"],
        StringComparer.OrdinalIgnoreCase);

    public static void EmptyIfNotProse(IElement removed)
    {
        if (NotProse.Contains(removed.LocalName))
        {
            removed.TextContent = "";
        }
    }

    /// <summary>An address that means the same on every page; a relative one does not.</summary>
    public static string? AbsoluteOrNull(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && Schemes.Contains(uri.Scheme) ? uri.AbsoluteUri : null;

    public static bool IsDeeperThan(INode root, int limit)
    {
        var depth = 0;
        for (var node = root; ;)
        {
            if (node.FirstChild is { } child)
            {
                node = child;
                if (++depth > limit)
                {
                    return true;
                }

                continue;
            }

            while (node.NextSibling is null)
            {
                if (node == root || node.Parent is null || node.Parent == root)
                {
                    return false;
                }

                node = node.Parent;
                depth--;
            }

            node = node.NextSibling;
        }
    }

    public static void Finish(IElement body, int topHeading)
    {
        var outline = new Stack<int>();
        foreach (var element in body.QuerySelectorAll("*").ToList())
        {
            switch (element.LocalName)
            {
                case "a":
                    FinishLink(element);
                    break;
                case "ol":
                    FinishStart(element);
                    break;
                case ['h', >= '1' and <= '6'] when topHeading == 0:
                    Embolden(element);
                    break;
                case ['h', >= '1' and <= '6' and var level]:
                    Rename(element, $"h{Math.Min(6, topHeading + DepthInOutline(outline, level))}");
                    break;
                default:
                    element.RemoveAttribute("href");
                    element.RemoveAttribute("start");
                    break;
            }
        }
    }

    // No level is skipped, whatever the source did: a reader by ear goes by the levels.
    private static int DepthInOutline(Stack<int> outline, int level)
    {
        while (outline.TryPeek(out var above) && above >= level)
        {
            outline.Pop();
        }

        outline.Push(level);
        return outline.Count - 1;
    }

    private static void FinishLink(IElement link)
    {
        link.RemoveAttribute("start");
        if (link.GetAttribute("href") is null || !link.HasChildNodes)
        {
            link.Replace([.. link.ChildNodes]);
            return;
        }

        link.SetAttribute("rel", LinkRelation);
    }

    private static void FinishStart(IElement list)
    {
        list.RemoveAttribute("href");
        if (!int.TryParse(list.GetAttribute("start"), out var start) || start is < 0 or > 999_999_999)
        {
            list.RemoveAttribute("start");
        }
    }

    private static void Embolden(IElement heading)
    {
        var strong = heading.Owner!.CreateElement("strong");
        strong.Append([.. heading.ChildNodes]);
        var paragraph = heading.Owner!.CreateElement("p");
        paragraph.Append(strong);
        heading.Replace(paragraph);
    }

    private static void Rename(IElement heading, string name)
    {
        if (heading.LocalName == name)
        {
            heading.RemoveAttribute("href");
            heading.RemoveAttribute("start");
            return;
        }

        var renamed = heading.Owner!.CreateElement(name);
        renamed.Append([.. heading.ChildNodes]);
        heading.Replace(renamed);
    }
}
