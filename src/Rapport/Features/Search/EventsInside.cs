using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Data;

namespace Rapport.Features.Search;

/// <summary>The events of a space that somebody may open, newest first, with what they are in each.</summary>
public sealed class EventsInside(RapportDb db, Places places)
{
    public async Task<IReadOnlyList<Place>> ReadAsync(Guid spaceId, Caller? caller, CancellationToken cancellationToken)
    {
        var ids = await db.Events.Where(row => row.SpaceId == spaceId).OrderByDescending(row => row.StartsOn).Select(row => row.Id).ToListAsync(cancellationToken);
        var inside = new List<Place>();
        foreach (var id in ids)
        {
            if (await places.FindEventAsync(id, caller, cancellationToken) is { } place)
            {
                inside.Add(place);
            }
        }

        return inside;
    }
}
