using System.Text.Json;
using System.Text.Json.Nodes;
using Rapport.Formats.Yjs;

namespace Rapport.Features.Notes.Projection;

/// <summary>A note as ProseMirror has documents in JSON, for an editor that brings an earlier version back.</summary>
internal static class NoteJson
{
    private const int Deepest = 100;

    public static JsonObject Of(IReadOnlyList<YNode> nodes) => new() { ["type"] = "doc", ["content"] = Children(nodes, 0) };

    private static JsonArray Children(IReadOnlyList<YNode> nodes, int depth)
    {
        var all = new JsonArray();
        foreach (var node in depth <= Deepest ? nodes : [])
        {
            if (node is YElement element)
            {
                all.Add((JsonNode)Element(element, depth + 1));
            }
            else if (node is YText text)
            {
                foreach (var run in text.Runs.Where(run => run.Text.Length > 0))
                {
                    all.Add((JsonNode)Run(run));
                }
            }
        }

        return all;
    }

    private static JsonObject Element(YElement element, int depth)
    {
        var json = new JsonObject { ["type"] = element.Name };
        if (element.Attributes.Count > 0)
        {
            json["attrs"] = new JsonObject(element.Attributes.Select(attribute => KeyValuePair.Create(attribute.Key, JsonNode.Parse(attribute.Value.GetRawText()))));
        }

        if (Children(element.Children, depth) is { Count: > 0 } content)
        {
            json["content"] = content;
        }

        return json;
    }

    private static JsonObject Run(YRun run)
    {
        var json = new JsonObject { ["type"] = "text", ["text"] = run.Text };
        if (run.Marks.Count > 0)
        {
            json["marks"] = new JsonArray([.. NoteParts.MarksOf(run).Select(mark => Mark(mark.Key, mark.Value))]);
        }

        return json;
    }

    private static JsonNode Mark(string name, JsonElement value)
    {
        var json = new JsonObject { ["type"] = name };
        if (value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Any())
        {
            json["attrs"] = JsonNode.Parse(value.GetRawText());
        }

        return json;
    }
}
