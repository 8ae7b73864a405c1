namespace Rapport.Shared;

/// <summary>A stored picture as others show it: its id and its size in pixels after orientation.</summary>
public sealed record FileRef(Guid Id, int Width, int Height, DateTimeOffset? TakenAt);
