using System.Globalization;
using System.Text.Json;

namespace Rapport.Formats.Livelogs;

/// <summary>MeetBot's JSON: <c>messages</c> with <c>sender</c>, <c>payload</c>, <c>action</c> and an ISO <c>timestamp</c>.</summary>
internal static class MeetBotLines
{
    public static IReadOnlyList<LivelogLine> Read(JsonElement root)
    {
        var lines = new List<LivelogLine>();
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("messages", out var messages) || messages.ValueKind != JsonValueKind.Array)
            return lines;
        DateTimeOffset? first = null;
        foreach (var message in messages.EnumerateArray().Where(message => message.ValueKind == JsonValueKind.Object))
        {
            if (Text(message, "sender") is not { Length: > 0 } nick || Text(message, "payload") is not { } text || string.IsNullOrWhiteSpace(text))
                continue;
            var at = DateTimeOffset.TryParse(Text(message, "timestamp"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var stamp) ? stamp : (DateTimeOffset?)null;
            first ??= at;
            var isAction = message.TryGetProperty("action", out var action) && action.ValueKind == JsonValueKind.True;
            lines.Add(new(nick, text.Trim(), at - first, isAction));
        }

        return lines;
    }

    private static string? Text(JsonElement message, string name) =>
        message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
