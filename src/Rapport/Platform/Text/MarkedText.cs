using Rapport.Shared;

namespace Rapport.Platform.Text;

public static class MarkedText
{
    /// <summary>
    /// The same HTML with the first occurrence of each mark made a link to what explains it. Only text is looked at, and
    /// never that of links, headings and code.
    /// </summary>
    public static SafeHtml With(this SafeHtml html, ITextMarks? marks) =>
        marks is null || html.Value.Length == 0 ? html : new SafeHtml(new MarkingWalk(html.Value, marks).Run());
}
