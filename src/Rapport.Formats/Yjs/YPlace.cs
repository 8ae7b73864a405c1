namespace Rapport.Formats.Yjs;

/// <summary>Where a <see cref="YPosition"/> is in a document as it stands.</summary>
/// <param name="Root">The name of the root that it is in, on whatever level.</param>
/// <param name="Type">The text or element that it is in; null for the root itself.</param>
/// <param name="Index">How many units of that stand before it: of a text UTF-16 units and embedded things, of an element children.</param>
public sealed record YPlace(string Root, YId? Type, int Index);
