using System.Text.Json;
using Rapport.Formats.Schedules;

namespace Rapport.Formats.Livelogs;

/// <summary>Reads the logs that meetings leave behind: IRC logs as kept by W3C groups, and MeetBot's JSON.</summary>
public static class LivelogReader
{
    private const int LargestBytes = 20 * 1024 * 1024;

    /// <summary>
    /// Reads a whole log. Never throws, whatever the bytes: null when they hold no line of any known shape.
    /// Joins, parts and blank messages are left out; a line without a stamp continues the message before it.
    /// </summary>
    public static Livelog? Read(ReadOnlySpan<byte> file)
    {
        if (file.Length > LargestBytes)
            return null;
        var text = FileText.Decode(file, out _).TrimStart('\uFEFF');
        var log = text.StartsWith('{')
            ? text.StartsWith(@"{\rtf", StringComparison.Ordinal)
                ? new Livelog(LivelogFormat.IrcInRichText, IrcLines.Read(RichText.ToPlain(text)))
                : ReadJson(text)
            : new Livelog(LivelogFormat.Irc, IrcLines.Read(text));
        return log is { Lines.Count: > 0 } ? log : null;
    }

    private static Livelog? ReadJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return new(LivelogFormat.MeetBot, MeetBotLines.Read(document.RootElement));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
