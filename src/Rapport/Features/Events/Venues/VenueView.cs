using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;

namespace Rapport.Features.Events.Venues;

/// <summary>What everybody who may read an event is told of its venue. The network's name and password are never read here.</summary>
public sealed record VenueView(string Address, string? Map, string Access, bool HasNetwork)
{
    public static readonly VenueView Nothing = new("", null, "", false);

    public bool IsEmpty => Address.Length == 0 && Map is null && Access.Length == 0;

    public static async Task<VenueView> ReadAsync(RapportDb db, Guid eventId, CancellationToken cancellationToken)
    {
        var row = await db.Venues.Where(venue => venue.EventId == eventId)
            .Select(venue => new { venue.Address, venue.MapLink, venue.Access, HasNetwork = venue.NetworkName != "" })
            .SingleOrDefaultAsync(cancellationToken);
        return row is null ? Nothing : new(row.Address, Venue.MapOf(row.MapLink, row.Address), row.Access, row.HasNetwork);
    }
}
