using System.Text;
using System.Text.Encodings.Web;
using Rapport.Shared;

namespace Rapport.Platform.Text;

/// <summary>
/// Walks the text of HTML that our own writers made, so that every tag is closed and every attribute quoted. A mark is
/// put around a piece of the source as it stands: nothing is decoded into the page.
/// </summary>
internal sealed class MarkingWalk(string html, ITextMarks marks)
{
    private const int MostMarks = 12;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Unmarked =
        new HashSet<string>(["a", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6"], StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly HashSet<string> seen = [];
    private StringBuilder? marked;
    private int written;

    public string Run()
    {
        var depth = 0;
        for (var at = 0; at < html.Length;)
        {
            var tag = html.IndexOf('<', at);
            var end = tag < 0 ? html.Length : tag;
            if (end > at && depth == 0)
            {
                Mark(new SourceText(html, at, end));
            }

            if (tag < 0)
            {
                break;
            }

            at = EndOfTag(tag);
            depth += Step(html.AsSpan(tag, at - tag));
        }

        return marked is null ? html : marked.Append(html, written, html.Length - written).ToString();
    }

    private void Mark(SourceText text)
    {
        if (seen.Count >= MostMarks)
        {
            return;
        }

        foreach (var mark in marks.In(text.Plain))
        {
            if (seen.Count < MostMarks && seen.Add(mark.Address))
            {
                Write(text.SourceOf(mark.Start), text.SourceOf(mark.Start + mark.Length), mark.Address);
            }
        }
    }

    private void Write(int start, int end, string address)
    {
        marked ??= new StringBuilder(html.Length + 128);
        marked.Append(html, written, start - written)
            .Append("<a class=\"term\" href=\"").Append(HtmlEncoder.Default.Encode(address)).Append("\">")
            .Append(html, start, end - start).Append("</a>");
        written = end;
    }

    // An attribute may hold a greater-than sign.
    private int EndOfTag(int tag)
    {
        var isQuoted = false;
        for (var i = tag + 1; i < html.Length; i++)
        {
            if (html[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (html[i] == '>' && !isQuoted)
            {
                return i + 1;
            }
        }

        return html.Length;
    }

    private static int Step(ReadOnlySpan<char> tag)
    {
        var isClosing = tag is ['<', '/', ..];
        var name = tag[(isClosing ? 2 : 1)..];
        var end = name.IndexOfAny(' ', '>', '/');
        return Unmarked.Contains(end < 0 ? name : name[..end]) ? (isClosing ? -1 : 1) : 0;
    }
}
