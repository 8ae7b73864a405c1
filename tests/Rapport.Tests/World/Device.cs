using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rapport.Features.Events;
using Rapport.Shared;

namespace Rapport.Tests;

/// <summary>A person's phone or laptop at the device API: makes operations and sends them in batches.</summary>
public sealed class Device(HttpClient client, Event @event, TimeProvider time)
{
    public HttpClient Client => client;

    public string Operations => $"/api/v1/events/{@event.Id}/operations";

    public JsonObject Note(string text, Guid? session = null, Guid? id = null, object? more = null) => Entry("note", text, session, id, more);

    public JsonObject Entry(string kind, string text, Guid? session = null, Guid? id = null, object? more = null)
    {
        var body = (JsonObject)JsonSerializer.SerializeToNode(more ?? new { })!;
        (body["entry"], body["text"], body["session"]) = (kind, text, session);
        return Operation("entry.post", body, id);
    }

    public JsonObject Operation(string kind, object body, Guid? id = null) => new()
    {
        ["id"] = id ?? Ids.New(time),
        ["kind"] = kind,
        ["capturedAt"] = time.GetUtcNow(),
        ["deviceClock"] = time.GetUtcNow(),
        ["body"] = body as JsonObject ?? JsonSerializer.SerializeToNode(body),
    };

    public async Task<HttpResponseMessage> PostAsync(params JsonObject[] operations) =>
        await client.PostAsJsonAsync(Operations, new { operations }, World.Cancelled);

    /// <summary>Sends a batch and answers what became of each operation.</summary>
    public async Task<IReadOnlyList<Answer>> SendAsync(params JsonObject[] operations)
    {
        using var response = await PostAsync(operations);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(World.Cancelled));
        var body = await response.Content.ReadFromJsonAsync<Answers>(World.Cancelled);
        return body!.Results;
    }

    public async Task<Answer> SendOneAsync(JsonObject operation) => Assert.Single(await SendAsync(operation));

    public static Guid IdOf(JsonObject operation) => operation["id"]!.GetValue<Guid>();

    public sealed record Answer(string Id, string Status, string? Code, string? Sentence, long? Number, bool? Competing = null);

    private sealed record Answers(IReadOnlyList<Answer> Results);
}
