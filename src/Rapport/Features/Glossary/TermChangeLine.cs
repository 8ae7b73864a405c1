namespace Rapport.Features.Glossary;

/// <summary>Who made a term say what, and when.</summary>
public sealed record TermChangeLine(int Number, TermWords Words, string? By, DateTimeOffset At, bool IsRemoval);
