using Microsoft.AspNetCore.Authorization;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Caching;
using Rapport.Platform.Live;
using Rapport.Shared;

namespace Rapport.Features.Programme;

/// <summary>The programme of an event: a list by day, or the rooms side by side.</summary>
[AllowAnonymous]
public sealed class ProgrammePageModel(Places places, Callers callers, ProgrammeReader reader, LiveLog log, TimeProvider time) : PlacePage(places, callers)
{
    public long LiveAt { get; private set; }

    public ProgrammeView View { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        HttpContext.Share(Tag.Programme(Event.Id));
        LiveAt = await log.LastNumberAsync(Event.Id, cancellationToken);
        var zone = Event.Zone;
        var all = await reader.ReadAsync(Event.Id, zone, Reader.Audience, cancellationToken);
        View = new ProgrammeView(all, ProgrammeQuery.From(Request.Query), zone, time.GetUtcNow());
    }
}
