namespace Rapport.Features.Events.Venues;

/// <summary>What everybody who may read an event is told of its venue. The network's name and password are never read here.</summary>
public sealed record VenueView
{
    public static readonly VenueView Nothing = new();

    public Guid EventId { get; init; }
    public string Address { get; init; } = "";

    /// <summary>As it was given; empty for a map that is found by the address.</summary>
    public string MapLink { get; init; } = "";

    public string Access { get; init; } = "";
    public bool HasNetwork { get; init; }

    public string? Map => Venue.MapOf(MapLink, Address);

    public bool IsEmpty => Address.Length == 0 && Map is null && Access.Length == 0;
}
