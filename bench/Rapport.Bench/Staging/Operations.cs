using System.Buffers;
using System.Text.Json;

namespace Rapport.Bench.Staging;

/// <summary>Batches of the device API as bytes.</summary>
internal static class Operations
{
    public static ReadOnlyMemory<byte> Batch(IReadOnlyList<PostedEntry> entries)
    {
        var buffer = new ArrayBufferWriter<byte>(320 * entries.Count);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("operations");
            foreach (var entry in entries)
            {
                Write(json, entry);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    /// <summary>The answers in the order of the batch.</summary>
    public static IReadOnlyList<OperationAnswer> Answers(byte[] answer)
    {
        using var document = JsonDocument.Parse(answer);
        return [.. document.RootElement.GetProperty("results").EnumerateArray().Select(result => new OperationAnswer(
            result.GetProperty("id").GetString()!,
            result.GetProperty("status").GetString()!,
            result.TryGetProperty("number", out var number) ? number.GetInt64() : 0,
            result.TryGetProperty("code", out var code) ? code.GetString() : null))];
    }

    private static void Write(Utf8JsonWriter json, PostedEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("id", entry.Id);
        json.WriteString("kind", "entry.post");
        json.WriteString("capturedAt", entry.CapturedAt);
        json.WriteString("deviceClock", TimeProvider.System.GetUtcNow());
        json.WriteStartObject("body");
        json.WriteString("entry", entry.Kind);
        json.WriteString("text", entry.Text);
        if (entry.Session is { } session)
        {
            json.WriteString("session", session);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
