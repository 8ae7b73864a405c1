using System.Buffers;
using System.Text.Json;

namespace Rapport.Formats.Yjs;

/// <summary>Makes immutable JSON.</summary>
internal static class Json
{
    // What is nested too deeply was refused before.
    private const int Depth = 100_000;

    public static JsonElement Element<T>(T from, Action<Utf8JsonWriter, T> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { MaxDepth = Depth, SkipValidation = true }))
        {
            write(writer, from);
        }

        return JsonElement.Parse(buffer.WrittenSpan, new JsonDocumentOptions { MaxDepth = Depth });
    }
}
