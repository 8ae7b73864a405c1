using System.Text;
using System.Text.RegularExpressions;
using Rapport.Features.Notes.Projection;
using Rapport.Formats.Yjs;

namespace Rapport.Features.Notes.Export;

/// <summary>A note as Markdown: CommonMark, with the tables and task lists of GitHub. What somebody typed is words and never markup.</summary>
internal sealed partial class NoteMarkdown
{
    private const int Deepest = 30;
    private readonly StringBuilder text = new();

    private NoteMarkdown()
    {
    }

    public static string Of(IReadOnlyList<YNode> nodes)
    {
        var note = new NoteMarkdown();
        note.Blocks(nodes, "", 0);
        return note.text.ToString().TrimEnd('\n') + "\n";
    }

    /// <param name="indent">What stands before each line but the first.</param>
    private void Blocks(IReadOnlyList<YNode> nodes, string indent, int depth)
    {
        var isFirst = true;
        foreach (var element in depth <= Deepest ? nodes.OfType<YElement>() : [])
        {
            if (!isFirst)
            {
                text.Append(indent.TrimEnd()).Append('\n').Append(indent);
            }

            isFirst = false;
            Block(element, indent, depth + 1);
        }
    }

    private void Block(YElement element, string indent, int depth)
    {
        switch (element.Name)
        {
            case "heading":
                var level = element.NumberOf("level", 2, 6);
                text.Append('#', level).Append(' ').Append(Line(element)).Append('\n');
                break;
            case "bulletList":
            case "taskList":
                List(element, indent, depth, (item, _) => item.Name == "taskItem" ? item.IsDone ? "- [x] " : "- [ ] " : "- ");
                break;
            case "orderedList":
                var start = element.NumberOf("start", 1, 99_999);
                List(element, indent, depth, (_, place) => $"{start + place}. ");
                break;
            case "blockquote":
                text.Append("> ");
                Blocks(element.Children, indent + "> ", depth);
                break;
            case "codeBlock":
                text.Append("```\n").Append(indent).Append(Letters(element).Replace("```", "` ` `", StringComparison.Ordinal).Replace("\n", "\n" + indent, StringComparison.Ordinal)).Append('\n').Append(indent).Append("```\n");
                break;
            case "horizontalRule":
                text.Append("---\n");
                break;
            case "table":
                Table(element, indent);
                break;
            case "image":
                text.Append($"![{Escape(element.WordOf("alt"))}](/media/{element.WordOf("file")}/large.webp)\n");
                break;
            default:
                text.Append(Inline(element).Replace("\n", "\n" + indent, StringComparison.Ordinal)).Append('\n');
                break;
        }
    }

    private void List(YElement list, string indent, int depth, Func<YElement, int, string> marker)
    {
        var place = 0;
        foreach (var item in list.Children.OfType<YElement>())
        {
            var mark = marker(item, place);
            text.Append(place > 0 ? indent : "").Append(mark);
            Blocks(item.Children, indent + new string(' ', mark.StartsWith("- ", StringComparison.Ordinal) ? 2 : mark.Length), depth);
            place++;
        }
    }

    private void Table(YElement table, string indent)
    {
        var isFirst = true;
        foreach (var row in table.Children.OfType<YElement>())
        {
            var cells = row.Children.OfType<YElement>().Select(cell => string.Join("<br>", cell.Children.OfType<YElement>().Select(Line)).Replace("|", "\\|", StringComparison.Ordinal)).ToList();
            text.Append(isFirst ? "" : indent).Append("| ").AppendJoin(" | ", cells).Append(" |\n");
            if (isFirst)
            {
                text.Append(indent).Append('|').Append(string.Concat(Enumerable.Repeat(" --- |", cells.Count))).Append('\n');
            }

            isFirst = false;
        }
    }

    private static string Line(YElement element) => Inline(element).Replace("\\\n", " ", StringComparison.Ordinal).Replace('\n', ' ');

    private static string Inline(YElement element)
    {
        var line = new StringBuilder();
        foreach (var node in element.Children)
        {
            switch (node)
            {
                case YText words:
                    foreach (var run in words.Runs)
                    {
                        line.Append(Run(run));
                    }

                    break;
                case YElement { Name: "hardBreak" }:
                    line.Append("\\\n");
                    break;
                case YElement { Name: "image" } image:
                    line.Append($"![{Escape(image.WordOf("alt"))}](/media/{image.WordOf("file")}/large.webp)");
                    break;
                case YElement inner:
                    line.Append(Inline(inner));
                    break;
            }
        }

        return line.ToString();
    }

    private static string Run(YRun run)
    {
        var marks = NoteParts.MarksOf(run).DistinctBy(mark => mark.Key).ToDictionary();
        // Emphasis that begins or ends with a blank is none.
        var (before, words, after) = Apart(run.Text);
        if (words.Length == 0)
        {
            return run.Text;
        }

        var shown = marks.ContainsKey("code") ? $"`{words.Replace('`', '\'')}`" : Escape(words);
        shown = marks.ContainsKey("bold") ? $"**{shown}**" : shown;
        shown = marks.ContainsKey("italic") ? $"*{shown}*" : shown;
        shown = marks.ContainsKey("strike") ? $"~~{shown}~~" : shown;
        if (marks.TryGetValue("link", out var link) && NoteParts.AddressOf(link) is { } address)
        {
            shown = $"[{shown}](<{address}>)";
        }

        return before + shown + after;
    }

    private static (string Before, string Words, string After) Apart(string text)
    {
        var words = text.Trim(' ');
        var start = text.IndexOf(words, StringComparison.Ordinal);
        return (text[..start], words, text[(start + words.Length)..]);
    }

    private static string Letters(YElement element) => string.Concat(element.Children.OfType<YText>().Select(words => words.Content));

    private static string Escape(string words) => Special().Replace(words, @"\$0").ReplaceLineEndings(" ");

    [GeneratedRegex(@"[\\`*_\[\]<>#|~&!]|(?<=^\s*)[-+](?=\s|$)|(?<=^\s*\d+)[.)](?=\s|$)|^(?:---|===)", RegexOptions.None, 1000)]
    private static partial Regex Special();
}
