using System.Text.Json.Nodes;

namespace Rapport.Tests.Platform.Web.Api;

/// <summary>The description of the device API as a program gets it.</summary>
internal sealed class ApiDescription(JsonNode root)
{
    public JsonNode Root => root;

    /// <summary>Each operation with its method and path, such as <c>POST /api/v1/…</c>.</summary>
    public IEnumerable<(string Name, JsonNode Operation)> Operations =>
        from path in root["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select ($"{operation.Key.ToUpperInvariant()} {path.Key}", operation.Value!);

    public JsonNode this[string schema] => root["components"]!["schemas"]![schema]!;

    public static async Task<ApiDescription> OfAsync(World world) =>
        new(JsonNode.Parse(await world.Visitor.GetStringAsync("/openapi/v1.json", World.Cancelled))!);

    /// <summary>The names of a schema's properties.</summary>
    public IEnumerable<string> Properties(string schema) => this[schema]["properties"]!.AsObject().Select(property => property.Key);

    public IEnumerable<string> Values(string schema) => this[schema]["enum"]!.AsArray().Select(value => (string)value!);

    public JsonNode Example(string operation) => Operations.Single(held => held.Name == operation).Operation["requestBody"]!["content"]!["application/json"]!["example"]!;

    public IEnumerable<string> Statuses(string operation) =>
        Operations.Single(held => held.Name == operation).Operation["responses"]!.AsObject().Select(answer => answer.Key);

    /// <summary>Every value under a name, wherever it stands.</summary>
    public IEnumerable<JsonNode> All(string name) => All(root, name);

    private static IEnumerable<JsonNode> All(JsonNode? node, string name) => node switch
    {
        JsonObject thing => thing.Where(part => part.Key == name && part.Value is not null).Select(part => part.Value!)
            .Concat(thing.SelectMany(part => All(part.Value, name))),
        JsonArray list => list.SelectMany(part => All(part, name)),
        _ => [],
    };
}
