namespace Rapport.Platform.Data;

/// <summary>Something was committed that other nodes may wait for: what sort of thing, and which.</summary>
/// <param name="IsHereToo">Whether this node waits for it as well, and does not know it already.</param>
public readonly record struct Rung(string Kind, Guid Id, bool IsHereToo = false);
