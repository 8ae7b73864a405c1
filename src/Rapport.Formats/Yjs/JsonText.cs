using System.Buffers.Text;
using System.Text.Json;

namespace Rapport.Formats.Yjs;

/// <summary>JSON inside an update: marks, embedded things, and values of documents that were begun years ago.</summary>
internal static class JsonText
{
    private const int EscapeLength = 6;

    /// <summary>Refuses what is not JSON.</summary>
    public static void Check(ReadOnlySpan<byte> json, int depth)
    {
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = depth });
            while (reader.Read())
            {
            }
        }
        catch (JsonException)
        {
            throw UnreadableException.NotJson();
        }
    }

    public static void Write(ReadOnlySpan<byte> json, Utf8JsonWriter writer) => writer.WriteRawValue(Mended(json), skipInputValidation: true);

    /// <summary>
    /// JavaScript writes half of a surrogate pair as an escape, which is no text anywhere else: it becomes U+FFFD, as it
    /// does in the strings that Yjs itself writes.
    /// </summary>
    private static ReadOnlySpan<byte> Mended(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf("\\u"u8) < 0)
        {
            return json;
        }

        var mended = json.ToArray();
        for (var at = 0; at < mended.Length; at++)
        {
            if (mended[at] != '\\')
            {
                continue;
            }

            var unit = Escaped(mended, at);
            if (!char.IsSurrogate(unit))
            {
                at++;
            }
            else if (char.IsHighSurrogate(unit) && char.IsLowSurrogate(Escaped(mended, at + EscapeLength)))
            {
                at += (2 * EscapeLength) - 1;
            }
            else
            {
                "FFFD"u8.CopyTo(mended.AsSpan(at + 2));
                at += EscapeLength - 1;
            }
        }

        return mended;
    }

    /// <summary>The unit that is escaped there; zero for anything else.</summary>
    private static char Escaped(ReadOnlySpan<byte> json, int at) =>
        at + EscapeLength <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
        && Utf8Parser.TryParse(json.Slice(at + 2, 4), out ushort unit, out var length, 'x') && length == 4
            ? (char)unit
            : '\0';
}
