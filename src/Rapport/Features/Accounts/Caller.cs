namespace Rapport.Features.Accounts;

/// <summary>The signed-in person behind a request.</summary>
public sealed record Caller(Guid PersonId, string Name, bool IsHost)
{
    /// <summary>The one event in which a caller by a device key is anybody; null for whoever is signed in.</summary>
    public Guid? OnlyIn { get; init; }

    public bool IsKnownIn(Guid? eventId) => OnlyIn is null || OnlyIn == eventId;
}
