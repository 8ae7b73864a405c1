using System.Text.Json;

namespace Rapport.Formats.Schedules;

/// <summary>Looks into JSON without trusting its shape: what is missing or of another kind is null or empty.</summary>
internal static class JsonFields
{
    extension(JsonElement element)
    {
        public JsonElement? Child(string name) =>
            element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var child) && child.ValueKind != JsonValueKind.Null ? child : null;

        /// <summary>
        /// A string or number as text, null when blank. Of an object with a text per language, the English one, else the first.
        /// </summary>
        public string? Text(string name) => element.Child(name)?.AsText() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

        public string? AsText() => element.ValueKind switch
        {
            JsonValueKind.String => element.WholeString(),
            JsonValueKind.Number => element.GetRawText(),
            JsonValueKind.Object => element.InSomeLanguage(),
            _ => null,
        };

        public IEnumerable<JsonElement> Items(string name) =>
            element.Child(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

        public IEnumerable<JsonProperty> Members(string name) =>
            element.Child(name) is { ValueKind: JsonValueKind.Object } child ? child.EnumerateObject() : [];

        private string? WholeString()
        {
            try
            {
                return element.GetString();
            }
            catch (InvalidOperationException)
            {
                // Half of a surrogate pair, written as an escape: legal JSON, but no text.
                return null;
            }
        }

        private string? InSomeLanguage()
        {
            var english = element.Child("en");
            var texts = element.EnumerateObject().Select(member => member.Value);
            var first = english is { ValueKind: JsonValueKind.String } ? english.Value : texts.FirstOrDefault(text => text.ValueKind == JsonValueKind.String);
            return first.ValueKind == JsonValueKind.String ? first.WholeString() : null;
        }
    }
}
