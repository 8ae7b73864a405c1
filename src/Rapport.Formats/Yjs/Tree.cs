using System.Text.Json;

namespace Rapport.Formats.Yjs;

/// <summary>Makes nodes and JSON of what a branch holds.</summary>
internal static class Tree
{
    public static IReadOnlyList<YNode> Children(Branch branch) => [.. branch.Visible.Select(item => item.Content).OfType<Branch>().Select(Node)];

    public static YText Text(Branch branch)
    {
        var (runs, written) = (new RunWriter(), new List<YRange>());
        for (var item = branch.First; item is not null; item = item.Right)
        {
            if (item.IsDeleted)
            {
                continue;
            }

            if (item.Content is Mark mark)
            {
                runs.Mark(mark);
                continue;
            }

            Write(item, runs);
            Add(written, item);
        }

        return new(branch.Id, runs.Runs(), written);
    }

    /// <summary>The letters alone, without the work for marks.</summary>
    public static string Letters(Branch branch)
    {
        var text = new System.Text.StringBuilder();
        foreach (var item in branch.Visible)
        {
            if (item.Content is char[])
            {
                text.Append(item.Text);
            }
        }

        return text.ToString();
    }

    public static JsonElement Map(Branch branch) => Json.Element(branch, WriteMap);

    public static JsonElement Array(Branch branch) => Json.Element(branch, WriteArray);

    private static YNode Node(Branch branch) => branch.Kind switch
    {
        BranchKind.Text or BranchKind.XmlText => Text(branch),
        BranchKind.Array or BranchKind.Map => new YValue(Json.Element(branch, Write)),
        _ => new YElement(branch.Id, branch.Name, Attributes(branch), Children(branch)),
    };

    private static Dictionary<string, JsonElement> Attributes(Branch branch) => branch.Named
        .Where(one => one.Value.IsVisible)
        .ToDictionary(one => one.Key, one => Json.Element(one.Value, static (writer, item) => Write(writer, item, item.Length - 1)));

    /// <summary>Letters, and things that were embedded; other values in a text are not shown, as in yjs.</summary>
    private static void Write(Item item, RunWriter runs)
    {
        switch (item.Content)
        {
            case char[]:
                runs.Text(item.Text);
                break;
            case Branch branch:
                runs.Embed(Node(branch));
                break;
            case Values { IsEmbed: true }:
                runs.Embed(new YValue(Json.Element(item, static (writer, item) => Write(writer, item, 0))));
                break;
        }
    }

    private static void Add(List<YRange> written, Item item)
    {
        if (item.Content is Values { IsEmbed: false })
        {
            return;
        }

        if (written.Count > 0 && written[^1] is var last && last.Client == item.Line.Client && last.End == item.Clock)
        {
            written[^1] = last with { Length = last.Length + item.Length };
        }
        else
        {
            written.Add(new(item.Line.Client, item.Clock, item.Length));
        }
    }

    private static void Write(Utf8JsonWriter writer, Item item, int at)
    {
        switch (item.Content)
        {
            case char[]:
                writer.WriteStringValue(char.IsSurrogate(item.Text[at]) ? "\uFFFD" : item.Text.Slice(at, 1));
                break;
            case Branch branch:
                Write(writer, branch);
                break;
            case Values values:
                values.Write(writer, item.Start + at);
                break;
        }
    }

    private static void Write(Utf8JsonWriter writer, Branch branch)
    {
        switch (branch.Kind)
        {
            case BranchKind.Array:
                WriteArray(writer, branch);
                break;
            case BranchKind.Map or BranchKind.Hook:
                WriteMap(writer, branch);
                break;
            case BranchKind.Text or BranchKind.XmlText:
                writer.WriteStringValue(Letters(branch));
                break;
            default:
                writer.WriteStartObject();
                writer.WriteString("name", branch.Name);
                writer.WritePropertyName("attributes");
                WriteMap(writer, branch);
                writer.WritePropertyName("children");
                WriteArray(writer, branch);
                writer.WriteEndObject();
                break;
        }
    }

    private static void WriteMap(Utf8JsonWriter writer, Branch branch)
    {
        writer.WriteStartObject();
        foreach (var (key, item) in branch.Named)
        {
            if (item.IsVisible)
            {
                writer.WritePropertyName(key);
                Write(writer, item, item.Length - 1);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteArray(Utf8JsonWriter writer, Branch branch)
    {
        writer.WriteStartArray();
        foreach (var item in branch.Visible)
        {
            for (var at = 0; at < item.Length; at++)
            {
                Write(writer, item, at);
            }
        }

        writer.WriteEndArray();
    }
}
