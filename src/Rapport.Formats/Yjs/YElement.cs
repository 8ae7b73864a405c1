using System.Text.Json;

namespace Rapport.Formats.Yjs;

/// <summary>An element of a tree: with Tiptap a paragraph, a heading, a list.</summary>
/// <param name="Id">Names it for ever; null for a root.</param>
/// <param name="Name">As it was written; empty for a fragment.</param>
/// <param name="Attributes">By name; bytes stand in base64, undefined is null.</param>
/// <param name="Children">In their order; bare values, which no editor puts there, are left out.</param>
public sealed record YElement(YId? Id, string Name, IReadOnlyDictionary<string, JsonElement> Attributes, IReadOnlyList<YNode> Children) : YNode;
