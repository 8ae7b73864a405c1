using System.Text.Json;
using Rapport.Features.Accounts.DeviceKeys;
using Rapport.Shared;

namespace Rapport.Features.Operations;

/// <summary>Operations that somebody hands over, as their author's device wrote them, and the proof that it did.</summary>
internal sealed record HandOverPiece(KeyProof Proof, string Text)
{
    /// <summary>Operations in one piece.</summary>
    private const int Most = 100;

    private static readonly Problem Malformed = new("batch_malformed", "A piece that is handed over has a key, a proof and a text of operations.");

    /// <param name="body">The request: <c>{"key","proof","text"}</c>.</param>
    public static Outcome<HandOverPiece> Read(JsonElement body) =>
        StringOf(body, "text") is { } text && StringOf(body, "proof") is { } proof && Guid.TryParse(StringOf(body, "key"), out var key)
            ? new HandOverPiece(new(key, proof), text)
            : Malformed;

    /// <summary>The batch that the text is.</summary>
    public Outcome<OperationBatch> Open(DateTimeOffset receivedAt)
    {
        try
        {
            var batch = OperationBatch.Read(JsonSerializer.Deserialize<JsonElement>(Text), receivedAt);
            return batch is { IsRefused: false, Value.Items.Count: > Most } ? new Problem("batch_too_long", $"At most {Most} operations fit into one piece.") : batch;
        }
        catch (JsonException)
        {
            return Malformed;
        }
    }

    private static string? StringOf(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
