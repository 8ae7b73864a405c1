using System.Text.Json;

namespace Rapport.Formats.Yjs;

/// <summary>A piece of a text: letters, or one embedded thing.</summary>
/// <param name="Text">The letters; empty for an embedded thing.</param>
/// <param name="Embed">The thing; null for letters.</param>
/// <param name="Marks">Its marks by name: bold and true, link and its address. None is null.</param>
public sealed record YRun(string Text, YNode? Embed, IReadOnlyDictionary<string, JsonElement> Marks)
{
    /// <summary>How many units of its text it takes.</summary>
    public int Length => Embed is null ? Text.Length : 1;
}
