using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events.Venues;

/// <summary>An organiser says how to find the venue, how to get in, and what network there is.</summary>
[AllowAnonymous]
public sealed class VenueEditModel(Places places, Callers callers, RapportDb db, Acts acts) : PlacePage(places, callers)
{
    [BindProperty]
    public VenueForm Form { get; set; } = new();

    protected override bool IsFor(Reader reader) => reader.IsOrganiser;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        Problem = Event.Phase == Phase.Sealed ? EventProblems.Sealed : null;
        Form = VenueForm.Of((await db.Venues.AsNoTracking().SingleOrDefaultAsync(row => row.EventId == Event.Id, cancellationToken))?.Details ?? VenueDetails.Nothing);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        var input = new ChangeVenueInput(Event.Id, Form.Details, Reader.PersonId);
        var outcome = await acts.RunAsync((ChangeVenue act, CancellationToken token) => act.RunAsync(input, token), cancellationToken);
        if (!outcome.IsRefused)
        {
            return Redirect($"{Place.Address}/venue");
        }

        return Refused(outcome.Problem);
    }
}
