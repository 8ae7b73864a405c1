using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Rapport.Features.Operations;

/// <summary>
/// JSON without half letters: a text that was cut within an emoji is written as <c>\ud83d</c> by every browser, and no reader
/// of JSON here takes that. Half a letter becomes U+FFFD, so that it holds up nothing else.
/// </summary>
internal static class WholeLetters
{
    private const int EscapeLength = 6;

    public static JsonElement In(JsonElement json)
    {
        var text = json.GetRawText();
        if (!text.Contains("\\ud", StringComparison.OrdinalIgnoreCase))
        {
            return json;
        }

        var whole = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var length = text[at] != '\\' ? 1 : text[at + 1] != 'u' ? 2 : EscapeLength;
            var isPair = length == EscapeLength && char.IsHighSurrogate(CodeAt(text, at)) && char.IsLowSurrogate(CodeAt(text, at + EscapeLength));
            length = isPair ? 2 * EscapeLength : length;
            whole.Append(length == EscapeLength && char.IsSurrogate(CodeAt(text, at)) ? "\\ufffd" : text.AsSpan(at, length));
            at += length;
        }

        return JsonSerializer.Deserialize<JsonElement>(whole.ToString());
    }

    private static char CodeAt(string text, int at) =>
        at + EscapeLength <= text.Length && text[at] == '\\' && text[at + 1] == 'u' ? (char)ushort.Parse(text.AsSpan(at + 2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture) : '\0';
}
