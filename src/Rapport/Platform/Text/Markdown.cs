using System.Diagnostics.CodeAnalysis;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Rapport.Platform.Text;

/// <summary>Markdig, held to our subset and to a bounded cost. What it gives still has to be cleaned.</summary>
internal static class Markdown
{
    public const int MaxLength = 100_000;

    // Markdig reads ahead for the end of each link: 25,000 times "[a](" in 100 kB took 3.5 s.
    private const int MaxLinks = 1_000;

    // The cleaner's time grows with the square of the elements side by side: 25,000 headings took 3 s.
    private const int MaxTags = 8_000;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder { MaximumNestingDepth = 64 }
        .DisableHtml()
        .UseAutoLinks()
        .UseSoftlineBreakAsHardlineBreak()
        .Build();

    /// <summary>False when the text is too much to be anybody's writing; it can still be shown as plain text.</summary>
    public static bool TryRender(string markdown, [NotNullWhen(true)] out string? html)
    {
        html = null;
        if (Parse(markdown) is not { } document)
        {
            return false;
        }

        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        html = writer.ToString();
        return html.AsSpan().Count('<') <= MaxTags;
    }

    public static string ToPlain(string markdown)
    {
        if (Parse(markdown) is not { } document)
        {
            return markdown;
        }

        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer) { EnableHtmlForBlock = false, EnableHtmlForInline = false, EnableHtmlEscape = false };
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return writer.ToString();
    }

    private static MarkdownDocument? Parse(string markdown)
    {
        if (markdown.Length > MaxLength || markdown.AsSpan().Count("](") + markdown.AsSpan().Count("://") > MaxLinks)
        {
            return null;
        }

        try
        {
            var document = Markdig.Markdown.Parse(markdown, Pipeline);
            TurnPicturesIntoLinks(document);
            return document;
        }
        catch (ArgumentException)
        {
            // Markdig's only way to say that the text is nested deeper than allowed.
            return null;
        }
    }

    private static void TurnPicturesIntoLinks(MarkdownDocument document)
    {
        foreach (var picture in document.Descendants<LinkInline>().Where(link => link.IsImage).ToList())
        {
            picture.IsImage = false;
            if (picture.FirstChild is null)
            {
                picture.AppendChild(new LiteralInline(picture.Url ?? ""));
            }

            if (IsInsideLink(picture))
            {
                Unwrap(picture);
            }
        }
    }

    private static bool IsInsideLink(Inline inline)
    {
        var parent = inline.Parent;
        while (parent is not null and not LinkInline)
        {
            parent = parent.Parent;
        }

        return parent is not null;
    }

    private static void Unwrap(LinkInline link)
    {
        foreach (var child in link.ToList())
        {
            child.Remove();
            link.InsertBefore(child);
        }

        link.Remove();
    }
}
