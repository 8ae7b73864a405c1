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

    /// <summary>The marker of what the form showed.</summary>
    [BindProperty]
    public string? BasedOn { get; set; }

    public FormBasis Basis { get; private set; } = null!;

    protected override bool IsFor(Reader reader) => reader.IsOrganiser;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        Problem = Event.Phase == Phase.Sealed ? EventProblems.Sealed : null;
        var present = await ReadAsync(cancellationToken);
        (Form, Basis) = (VenueForm.Of(present), FormBasis.Of(present.State));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        var input = new ChangeVenueInput(Event.Id, Form.Details, Reader.PersonId) { BasedOn = BasedOn };
        var outcome = await acts.RunAsync((ChangeVenue act, CancellationToken token) => act.RunAsync(input, token), cancellationToken);
        if (!outcome.IsRefused)
        {
            return Redirect($"{Place.Address}/venue");
        }

        Basis = FormBasis.After(outcome.Problem == FormState.Outdated, Form.Details.State, BasedOn, (await ReadAsync(cancellationToken)).State);
        return Refused(outcome.Problem);
    }

    private async Task<VenueDetails> ReadAsync(CancellationToken cancellationToken) =>
        (await db.Venues.AsNoTracking().SingleOrDefaultAsync(row => row.EventId == Event.Id, cancellationToken))?.Details ?? VenueDetails.Nothing;
}
