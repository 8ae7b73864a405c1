using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Settings;
using Rapport.Platform.Web;
using Rapport.Shared;

namespace Rapport.Features.Questions.Floor;

/// <summary>A sheet for the door of a room or a screen: the QR code by which one asks in a session.</summary>
[AllowAnonymous]
public sealed class AskSheetModel(Places places, Callers callers, FloorDesk desk, SiteAddress site) : PlacePage(places, callers)
{
    public AskedSession Session { get; private set; } = null!;

    public Uri Link => new(site.Of(Request), $"{Session.Address}/ask");

    public SafeHtml Picture => QrPicture.Of(Link);

    protected override bool IsFor(Reader reader) => reader.IsTeam;

    public async Task<IActionResult> OnGetAsync(string session, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(session, Place, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        Session = found;
        return Page();
    }
}
