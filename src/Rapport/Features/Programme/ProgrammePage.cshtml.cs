using Microsoft.AspNetCore.Authorization;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Programme.Day;
using Rapport.Features.Programme.Releases;
using Rapport.Platform.Caching;
using Rapport.Shared;

namespace Rapport.Features.Programme;

/// <summary>The programme of an event: a list by day, or the rooms side by side.</summary>
[AllowAnonymous]
public sealed class ProgrammePageModel(Places places, Callers callers, ProgrammePageParts parts, TimeProvider time) : PlacePage(places, callers)
{
    public long LiveAt { get; private set; }

    public ProgrammeView View { get; private set; } = null!;

    /// <summary>The last release that tells this reader something.</summary>
    public ReleaseView? Latest { get; private set; }

    /// <summary>For organisers alone.</summary>
    public IReadOnlyList<Clash> Clashes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        HttpContext.Share(Tag.Programme(Event.Id));
        LiveAt = await parts.Log.LastNumberAsync(Event.Id, cancellationToken);
        var zone = Event.Zone;
        var all = await parts.Programme.ReadAsync(Event.Id, zone, Reader.Audience, cancellationToken);
        View = new ProgrammeView(all, ProgrammeQuery.From(Request.Query), zone, time.GetUtcNow());
        Latest = await parts.Releases.LatestAsync(Event.Id, Reader.Audience, cancellationToken);
        if (Reader.IsOrganiser)
        {
            var rooms = await parts.Days.RoomsAsync(Event.Id, cancellationToken);
            Clashes = Clash.In(await parts.Days.ReadAsync(Event.Id, zone, Reader, isLater: false, cancellationToken), rooms.ToDictionary(room => room.Id, room => room.Name));
        }
    }
}
