using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rapport.Features.Capture;
using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>
/// The reporter's page without an event, the same for everybody: a device keeps it, and fills it from what it saw last
/// when there is no network.
/// </summary>
[AllowAnonymous]
public sealed class CaptureShellModel : PageModel
{
    public ComposerView Composer { get; } = new(Guid.Empty, "/", null, "")
    {
        Around = Visibility.Public,
        NewEntriesFor = Visibility.Public,
        IsDocked = true,
        IsListApart = true,
    };

    public void OnGet() => Response.Headers.CacheControl = "no-cache";
}
