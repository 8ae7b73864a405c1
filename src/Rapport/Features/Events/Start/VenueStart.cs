using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events.Venues;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events.Start;

/// <summary>How to find the venue, how to get in, and its network.</summary>
internal sealed class VenueStart(RapportDb db) : IStartFrom
{
    public string Name => "venue";

    public string Title => "The venue’s address, access notes and Wi-Fi";

    public string Path => "venue";

    public async Task<string?> TakeAsync(EventStart start, CancellationToken cancellationToken)
    {
        if (await db.Venues.AsNoTracking().SingleOrDefaultAsync(row => row.EventId == start.FromId, cancellationToken) is not { } last)
        {
            return null;
        }

        var venue = new Venue(start.To.Id);
        venue.Describe(last.Details);
        db.Add(venue);
        return last.Details.NetworkName.Length > 0 ? "What is said of it, and its Wi-Fi" : "What is said of it";
    }
}
