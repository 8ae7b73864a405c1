using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Caching;
using Rapport.Platform.Live;
using Rapport.Shared;

namespace Rapport.Features.Programme.Releases;

/// <summary>The change log of an event's programme: its releases, the newest first, or one with all that it tells.</summary>
[AllowAnonymous]
public sealed class ChangesModel(Places places, Callers callers, ReleaseReader releases, LiveLog log, TimeProvider time) : PlacePage(places, callers)
{
    public IReadOnlyList<ReleaseView> Releases { get; private set; } = [];

    public string? Next { get; private set; }

    /// <summary>The one release that was asked for.</summary>
    public int? Number { get; private set; }

    public long LiveAt { get; private set; }

    public DateTimeOffset Now { get; private set; }

    public async Task<IActionResult> OnGetAsync(int? release, int? before, CancellationToken cancellationToken)
    {
        HttpContext.Share(Tag.Programme(Event.Id));
        (Number, Now, LiveAt) = (release, time.GetUtcNow(), await log.LastNumberAsync(Event.Id, cancellationToken));
        if (release is { } number)
        {
            if (await releases.FindAsync(Event.Id, number, Reader.Audience, cancellationToken) is not { } found)
            {
                return NotFound();
            }

            Releases = [found];
            return Page();
        }

        (Releases, Next) = await releases.ListAsync(Event.Id, before, Reader.Audience, cancellationToken);
        return Page();
    }
}
