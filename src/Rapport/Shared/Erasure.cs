namespace Rapport.Shared;

/// <summary>Somebody is to be forgotten.</summary>
/// <param name="KeepsWords">What they wrote stays, without their name; otherwise it goes too.</param>
public sealed record Erasure(Guid PersonId, bool KeepsWords, DateTimeOffset At)
{
    /// <summary>The address that they signed in with; null for a guest.</summary>
    public string? Email { get; init; }
}
