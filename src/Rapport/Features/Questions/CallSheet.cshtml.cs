using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Settings;
using Rapport.Platform.Web;
using Rapport.Shared;

namespace Rapport.Features.Questions;

/// <summary>How the call is passed on: a sheet with its QR code, its link, and what shows it in a page of somebody else's.</summary>
[AllowAnonymous]
public sealed class CallSheetModel(Places places, Callers callers, QuestionReader reader, SiteAddress site) : PlacePage(places, callers)
{
    public Call Call { get; private set; } = null!;

    public string Board => $"{Place.Address}/questions";

    public Uri Link => new(site.Of(Request), Board);

    public SafeHtml Picture => QrPicture.Of(Link);

    public bool NeedsNoAccount => Call.Answerers == Answerers.Anyone && Event.JoinCode is not null;

    public string Frame => $"<iframe src=\"{Link}/embed\" title=\"{WebUtility.HtmlEncode(Call.Text)}\" width=\"100%\" height=\"480\" loading=\"lazy\"></iframe>";

    protected override bool IsFor(Reader reader) => reader.IsTeam;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await reader.CallAsync(Event.Id, Reader, cancellationToken) is not { } call)
        {
            return NotFound();
        }

        Call = call;
        return Page();
    }
}
