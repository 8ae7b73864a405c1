namespace Rapport.Platform.Backup;

/// <summary>That somebody was erased: no name, no address.</summary>
/// <param name="KeepsWords">What they wrote stayed.</param>
public sealed record ErasureLine(Guid Person, bool KeepsWords, DateTimeOffset At);
