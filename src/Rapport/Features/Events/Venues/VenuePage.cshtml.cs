using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Platform.Caching;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events.Venues;

/// <summary>How to get to the place of an event, and in. What is for those who are there stands on a page of its own.</summary>
[AllowAnonymous]
public sealed class VenuePageModel(Places places, Callers callers, RapportDb db) : PlacePage(places, callers)
{
    public VenueView View { get; private set; } = VenueView.Nothing;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        HttpContext.Share(Tag.Programme(Event.Id));
        View = await db.VenueViews.SingleOrDefaultAsync(venue => venue.EventId == Event.Id, cancellationToken) ?? VenueView.Nothing;
    }
}
