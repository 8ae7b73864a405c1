using System.Text.Json;

namespace Rapport.Formats.Yjs;

/// <summary>
/// A value of JavaScript as lib0 writes it (encoding.js, writeAny): a byte for its kind, then the value. As JSON, undefined
/// and what is not a number become null, bytes become base64 and large integers numbers.
/// </summary>
internal static class AnyValue
{
    /// <summary>Reads past a value, refuses what is none, and writes it where something is to be written to.</summary>
    public static void Read(ref Lib0Reader reader, Utf8JsonWriter? writer, int depth = 0)
    {
        if (depth > reader.Limits.Depth)
        {
            throw UnreadableException.TooDeep();
        }

        switch (reader.Byte())
        {
            case 127 or 126:
                writer?.WriteNullValue();
                break;
            case var number and (125 or 124 or 123 or 122):
                ReadNumber(ref reader, writer, number);
                break;
            case var truth and (121 or 120):
                writer?.WriteBooleanValue(truth == 120);
                break;
            case 119:
                var text = reader.Utf8();
                writer?.WriteStringValue(text);
                break;
            case 118:
                ReadObject(ref reader, writer, depth);
                break;
            case 117:
                ReadArray(ref reader, writer, depth);
                break;
            case 116:
                var block = reader.Block();
                writer?.WriteBase64StringValue(block);
                break;
            default:
                throw UnreadableException.Unknown();
        }
    }

    private static void ReadNumber(ref Lib0Reader reader, Utf8JsonWriter? writer, byte kind)
    {
        if (kind is 125 or 122)
        {
            var whole = kind == 125 ? reader.Signed() : reader.Int64();
            writer?.WriteNumberValue(whole);
            return;
        }

        var number = kind == 124 ? reader.Single() : reader.Double();
        if (double.IsFinite(number))
        {
            writer?.WriteNumberValue(number);
        }
        else
        {
            writer?.WriteNullValue();
        }
    }

    private static void ReadObject(ref Lib0Reader reader, Utf8JsonWriter? writer, int depth)
    {
        writer?.WriteStartObject();
        for (var left = reader.Number(); left > 0; left--)
        {
            var key = reader.Utf8();
            writer?.WritePropertyName(key);
            Read(ref reader, writer, depth + 1);
        }

        writer?.WriteEndObject();
    }

    private static void ReadArray(ref Lib0Reader reader, Utf8JsonWriter? writer, int depth)
    {
        writer?.WriteStartArray();
        for (var left = reader.Number(); left > 0; left--)
        {
            Read(ref reader, writer, depth + 1);
        }

        writer?.WriteEndArray();
    }
}
