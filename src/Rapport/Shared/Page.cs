namespace Rapport.Shared;

/// <summary>One page of a longer list and the cursor that continues it; no cursor at the end.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
