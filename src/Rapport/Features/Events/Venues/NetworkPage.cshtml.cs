using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events.Venues;

/// <summary>
/// The network of the venue, for those who are there: whoever has a role, guests who were let in with them. For everybody
/// else there is no such page, and nothing keeps it.
/// </summary>
[AllowAnonymous]
public sealed class NetworkPageModel(Places places, Callers callers, RapportDb db) : PlacePage(places, callers)
{
    public string Name { get; private set; } = "";

    public string Password { get; private set; } = "";

    public string Notes { get; private set; } = "";

    protected override bool IsFor(Reader reader) => reader.May(Power.ReadMembers);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        var venue = await db.Venues.AsNoTracking().SingleOrDefaultAsync(row => row.EventId == Event.Id && row.NetworkName != "", cancellationToken);
        if (venue is null)
        {
            return NotFound();
        }

        (Name, Password, Notes) = (venue.NetworkName, venue.NetworkPassword, venue.NetworkNotes);
        return Page();
    }
}
