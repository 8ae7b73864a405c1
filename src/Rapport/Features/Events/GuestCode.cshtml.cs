using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;
using Rapport.Platform.Settings;
using Rapport.Platform.Web;
using Rapport.Shared;

namespace Rapport.Features.Events;

/// <summary>The sheet for a screen or a wall: code, link and QR code. Organisers say here whether guests take part at all.</summary>
[AllowAnonymous]
public sealed class GuestCodeModel(Places places, Callers callers, RapportDb db, Acts acts, SiteAddress site) : PlacePage(places, callers)
{
    public Joining Joining { get; private set; }

    public bool TakesOtherNames { get; private set; }

    /// <summary>Where the code leads, whole.</summary>
    public Uri? Link => Event.JoinCode is { } code ? new Uri(site.Of(Request), $"/join/{code}") : null;

    public SafeHtml Picture => Link is { } link ? QrPicture.Of(link) : SafeHtml.Empty;

    protected override bool IsFor(Reader reader) => reader.IsTeam;

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(Joining? joining, bool others, bool renew, CancellationToken cancellationToken)
    {
        if (!Reader.IsOrganiser)
        {
            return NotFound();
        }

        await ReadAsync(cancellationToken);
        var input = new ChangeJoiningInput(Event.Id, joining ?? Joining, renew ? TakesOtherNames : others, renew, Reader.PersonId);
        var outcome = await acts.RunAsync((ChangeJoining act, CancellationToken token) => act.RunAsync(input, token), cancellationToken);
        if (!outcome.IsRefused)
        {
            return Redirect($"{Place.Address}/guests/code");
        }

        return Refused(outcome.Problem);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        var held = await db.Events.Where(row => row.Id == Event.Id).Select(row => new { row.Joining, row.TakesOtherNames }).SingleAsync(cancellationToken);
        (Joining, TakesOtherNames) = (held.Joining, held.TakesOtherNames);
    }
}
