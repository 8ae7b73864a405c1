using System.Text.Json;
using System.Text.Json.Nodes;
using Rapport.Formats.Yjs;

namespace Rapport.Tests.Formats.Yjs;

/// <summary>Documents in the same JSON in which the program with Yjs says them (tests/yjs/plain.ts).</summary>
internal static class Plain
{
    public static YUpdate Update(byte[] bytes, YLimits? limits = null)
    {
        var reading = YUpdate.Read(bytes, limits);
        return reading.IsRefused ? throw new InvalidDataException(reading.Refusal.Code) : reading.Value;
    }

    public static YDocument Document(params IEnumerable<byte[]> updates)
    {
        var document = new YDocument();
        foreach (var update in updates)
        {
            Assert.Null(document.Apply(Update(update)));
        }

        return document;
    }

    public static JsonObject Of(YDocument document) => new()
    {
        ["xml"] = Of(document.XmlFragment("default")),
        ["text"] = Of(document.RichText("text").Runs),
        ["written"] = new JsonArray([.. document.RichText("text").Written.Select(range => new JsonArray(range.Client, range.Clock, range.Length))]),
        ["map"] = Of(document.Map("map")),
        ["list"] = Of(document.Array("list")),
        ["vector"] = Convert.ToBase64String(document.StateVector.Write()),
        ["isWaiting"] = document.IsWaiting,
    };

    private static JsonArray Of(IEnumerable<YNode> nodes) => new([.. nodes.Select(Of)]);

    private static JsonObject Of(YNode node) => node switch
    {
        YElement element => new() { ["name"] = element.Name, ["attributes"] = Of(element.Attributes), ["children"] = Of(element.Children) },
        YText text => new() { ["runs"] = Of(text.Runs) },
        YValue value => new() { ["value"] = Of(value.Value) },
        _ => throw new InvalidOperationException(),
    };

    private static JsonArray Of(IReadOnlyList<YRun> runs) => new([.. runs.Select(run => new JsonObject
    {
        ["text"] = run.Text,
        ["embed"] = run.Embed is { } thing ? Of(thing) : null,
        ["marks"] = Of(run.Marks),
    })]);

    private static JsonObject Of(IReadOnlyDictionary<string, JsonElement> values) =>
        new(values.Select(one => KeyValuePair.Create(one.Key, Of(one.Value))));

    private static JsonNode? Of(JsonElement value) => JsonNode.Parse(value.GetRawText());
}
