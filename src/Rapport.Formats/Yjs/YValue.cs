using System.Text.Json;

namespace Rapport.Formats.Yjs;

/// <summary>Something within a text or a tree that is neither text nor element: an embedded thing, a map, an array.</summary>
/// <param name="Value">As JSON; bytes stand in base64, undefined is null, a document inside the document has its guid alone.</param>
public sealed record YValue(JsonElement Value) : YNode;
