using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Rapport.Features.Notes.Passages;
using Rapport.Formats.Yjs;
using Rapport.Shared;

namespace Rapport.Features.Notes.Projection;

/// <summary>
/// A note as a page shows it. Only the elements named here are made, of what a document holds only the words, and each of those
/// is escaped: whatever a device puts into a document, no markup of its own comes out.
/// </summary>
internal sealed class NoteHtml
{
    /// <summary>Deeper than anybody writes, and no danger to a browser.</summary>
    private const int Deepest = 30;

    private static readonly Dictionary<string, string> Plain = new()
    {
        ["paragraph"] = "p",
        ["bulletList"] = "ul",
        ["listItem"] = "li",
        ["blockquote"] = "blockquote",
        ["tableRow"] = "tr",
    };

    private readonly StringBuilder html = new();
    private readonly IReadOnlyDictionary<YId, IReadOnlyList<(int Index, Guid Id)>> passages;
    private readonly int above;

    private NoteHtml(IReadOnlyDictionary<YId, IReadOnlyList<(int Index, Guid Id)>> passages, int above) => (this.passages, this.above) = (passages, above);

    /// <param name="passages">For each text the places in it at which passages end; none where nobody asks for them.</param>
    /// <param name="above">Levels of headings that the page has itself.</param>
    public static SafeHtml Of(IReadOnlyList<YNode> nodes, IReadOnlyDictionary<YId, IReadOnlyList<(int Index, Guid Id)>>? passages = null, int above = 2)
    {
        var note = new NoteHtml(passages ?? new Dictionary<YId, IReadOnlyList<(int Index, Guid Id)>>(), above);
        note.Write(nodes, 0);
        return new(note.html.ToString());
    }

    private void Write(IReadOnlyList<YNode> nodes, int depth)
    {
        foreach (var node in depth <= Deepest ? nodes : [])
        {
            switch (node)
            {
                case YText text:
                    Runs(text);
                    break;
                case YElement element:
                    Element(element, depth + 1);
                    break;
            }
        }
    }

    private void Element(YElement element, int depth)
    {
        switch (element.Name)
        {
            case var name when Plain.TryGetValue(name, out var tag):
                Wrap($"<{tag}>", element, depth, $"</{tag}>");
                break;
            case "heading":
                var level = Math.Min(element.NumberOf("level", 2, 6) - 1 + above, 6);
                Wrap($"<h{level}>", element, depth, $"</h{level}>");
                break;
            case "orderedList":
                var start = element.NumberOf("start", 0, 100_000);
                Wrap(start is 0 or 1 ? "<ol>" : $"<ol start=\"{start}\">", element, depth, "</ol>");
                break;
            case "taskList":
                Wrap("<ul class=\"tasks\">", element, depth, "</ul>");
                break;
            case "taskItem":
                Wrap($"<li class=\"task\"><span class=\"task-state\">{(element.IsDone ? "Done" : "To do")}</span>", element, depth, "</li>");
                break;
            case "codeBlock":
                Wrap("<pre><code>", element, depth, "</code></pre>");
                break;
            case "horizontalRule" or "hardBreak":
                html.Append(element.Name == "hardBreak" ? "<br>" : "<hr>");
                break;
            case "image":
                Image(element);
                break;
            case "table" or "tableHeader" or "tableCell":
                Table(element, depth);
                break;
            default:
                // What a newer page made: its words are there all the same.
                Write(element.Children, depth);
                break;
        }
    }

    private void Table(YElement element, int depth)
    {
        switch (element.Name)
        {
            case "table":
                Wrap("<div class=\"table-scroll\" tabindex=\"0\"><table>", element, depth, "</table></div>");
                break;
            case "tableHeader":
                Wrap($"<th{Spans(element)}>", element, depth, "</th>");
                break;
            default:
                Wrap($"<td{Spans(element)}>", element, depth, "</td>");
                break;
        }
    }

    private void Wrap(string before, YElement element, int depth, string after)
    {
        html.Append(before);
        Write(element.Children, depth);
        html.Append(after);
    }

    private void Runs(YText text)
    {
        var (ends, at) = (new Queue<(int Index, Guid Id)>(text.Id is { } id && passages.TryGetValue(id, out var own) ? own : []), 0);
        foreach (var run in text.Runs)
        {
            Run(run, at, ends);
            at += run.Length;
            End(at, ends);
        }
    }

    private void Run(YRun run, int at, Queue<(int Index, Guid Id)> ends)
    {
        if (run.Embed is { } embedded)
        {
            Write([embedded], Deepest);
        }
        else
        {

            var closing = new Stack<string>();
            foreach (var (name, value) in NoteParts.MarksOf(run))
            {
                Open(name, value, closing);
            }

            Letters(run.Text, at, closing.Contains("</a>") ? [] : ends);
            while (closing.TryPop(out var tag))
            {
                html.Append(tag);
            }
        }
    }

    /// <summary>The place of a passage that ends within them is marked there; never within a link, where no other can stand.</summary>
    private void Letters(string text, int at, Queue<(int Index, Guid Id)> ends)
    {
        var written = 0;
        while (ends.TryPeek(out var end) && end.Index < at + text.Length)
        {
            var to = Math.Max(written, end.Index - at);
            // Nothing is put between the halves of a letter.
            to += to < text.Length && char.IsLowSurrogate(text[to]) ? 1 : 0;
            html.Append(HtmlEncoder.Default.Encode(text[written..to]));
            written = to;
            End(end.Index, ends);
        }

        html.Append(HtmlEncoder.Default.Encode(text[written..]));
    }

    private void End(int at, Queue<(int Index, Guid Id)> ends)
    {
        while (ends.TryPeek(out var end) && end.Index <= at)
        {
            html.Append(PassageAnchors.Of(ends.Dequeue().Id));
        }
    }

    private void Open(string mark, JsonElement value, Stack<string> closing)
    {
        if (mark == "link")
        {
            if (NoteParts.AddressOf(value) is { } address)
            {
                html.Append("<a href=\"").Append(HtmlEncoder.Default.Encode(address)).Append("\" rel=\"nofollow ugc noopener\">");
                closing.Push("</a>");
            }

            return;
        }

        if (mark switch { "bold" => "strong", "italic" => "em", "strike" => "s", "code" => "code", _ => null } is { } tag)
        {
            html.Append('<').Append(tag).Append('>');
            closing.Push($"</{tag}>");
        }
    }

    private void Image(YElement element)
    {
        if (Guid.TryParseExact(element.WordOf("file"), "D", out var id))
        {
            html.Append("<img src=\"/media/").Append(id).Append("/medium.webp\" alt=\"").Append(HtmlEncoder.Default.Encode(element.WordOf("alt"))).Append("\" loading=\"lazy\">");
        }
    }

    private static string Spans(YElement element)
    {
        var (columns, rows) = (element.NumberOf("colspan", 0, 100), element.NumberOf("rowspan", 0, 100));
        return (columns > 1 ? $" colspan=\"{columns}\"" : "") + (rows > 1 ? $" rowspan=\"{rows}\"" : "");
    }
}
