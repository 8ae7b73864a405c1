using System.Text;
using Rapport.Formats.Yjs;
using Rapport.Shared;

namespace Rapport.Features.Notes.Projection;

/// <summary>The letters of a note, a block on a line: what is searched.</summary>
internal static class NotePlain
{
    private const int Deepest = 30;

    private static readonly HashSet<string> Blocks = ["paragraph", "heading", "codeBlock", "image", "horizontalRule"];

    public static string Of(IReadOnlyList<YNode> nodes)
    {
        var text = new StringBuilder();
        Write(nodes, text, 0);
        return PlainText.Clean(text.ToString()).Trim();
    }

    private static void Write(IReadOnlyList<YNode> nodes, StringBuilder text, int depth)
    {
        foreach (var node in depth <= Deepest ? nodes : [])
        {
            switch (node)
            {
                case YText letters:
                    text.Append(letters.Content);
                    break;
                case YElement { Name: "hardBreak" }:
                    text.Append('\n');
                    break;
                case YElement element:
                    text.Append(element.WordOf("alt"));
                    Write(element.Children, text, depth + 1);
                    if (Blocks.Contains(element.Name))
                    {
                        text.Append('\n');
                    }

                    break;
            }
        }
    }
}
