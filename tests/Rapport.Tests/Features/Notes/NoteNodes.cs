using System.Text.Json;
using Rapport.Formats.Yjs;

namespace Rapport.Tests.Features.Notes;

/// <summary>What stands in a note, in one line each.</summary>
internal static class NoteNodes
{
    private static readonly IReadOnlyDictionary<string, JsonElement> None = new Dictionary<string, JsonElement>();

    public static YElement Element(string name, IReadOnlyList<YNode> children, params (string Name, object Value)[] attributes) =>
        new(null, name, attributes.ToDictionary(one => one.Name, one => JsonSerializer.SerializeToElement(one.Value)), children);

    public static YText Text(string words, params (string Name, object Value)[] marks) =>
        new(null, [new(words, null, marks.Length == 0 ? None : marks.ToDictionary(one => one.Name, one => JsonSerializer.SerializeToElement(one.Value)))], []);

    public static YElement Paragraph(params YNode[] children) => Element("paragraph", children);
}
