namespace Rapport.Shared;

/// <summary>A stretch of a text, counted in UTF-16 units, and the address that explains it.</summary>
public readonly record struct TextMark(int Start, int Length, string Address);
