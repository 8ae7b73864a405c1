using System.Text.Json;
using Rapport.Formats.Yjs;
using Rapport.Platform.Text;

namespace Rapport.Features.Notes.Projection;

/// <summary>What the elements and marks of a note mean, for everything that is made from it.</summary>
internal static class NoteParts
{
    extension(YElement element)
    {
        /// <summary>Whether something to do is done.</summary>
        public bool IsDone => element.Attributes.TryGetValue("checked", out var done) && done.ValueKind == JsonValueKind.True;

        /// <summary>An attribute that is a number from 1; Yjs keeps whatever a client put there.</summary>
        public int NumberOf(string attribute, int otherwise, int largest) =>
            element.Attributes.TryGetValue(attribute, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number > 0 && number <= largest ? number : otherwise;

        /// <summary>An attribute that is a word; empty where it is none.</summary>
        public string WordOf(string attribute) =>
            element.Attributes.TryGetValue(attribute, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
    }

    /// <summary>The marks of a piece by their own names: y-prosemirror tells those of one kind that lie over one another apart by a hash behind two hyphens.</summary>
    public static IEnumerable<KeyValuePair<string, JsonElement>> MarksOf(YRun run) =>
        run.Marks.Select(mark => KeyValuePair.Create(mark.Key.IndexOf("--", StringComparison.Ordinal) is > 0 and var end ? mark.Key[..end] : mark.Key, mark.Value));

    /// <summary>Where a link leads; null where that means nothing elsewhere.</summary>
    public static string? AddressOf(JsonElement link) =>
        link.ValueKind == JsonValueKind.Object && link.TryGetProperty("href", out var href) && href.ValueKind == JsonValueKind.String ? HtmlShape.AbsoluteOrNull(href.GetString()) : null;
}
