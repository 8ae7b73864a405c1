namespace Rapport.Shared;

/// <summary>One thing that is held, in a few words, and where it stands.</summary>
public sealed record HeldLine(string Text, string? Address = null);
