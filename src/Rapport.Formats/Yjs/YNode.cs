namespace Rapport.Formats.Yjs;

/// <summary>A part of a document's tree: a <see cref="YElement"/>, a <see cref="YText"/> or a <see cref="YValue"/>.</summary>
public abstract record YNode;
