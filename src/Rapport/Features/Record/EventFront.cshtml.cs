using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Events.Hosts;
using Rapport.Features.Events.Venues;
using Rapport.Platform.Caching;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>An event's front page: what leads depends on the phase.</summary>
[AllowAnonymous]
public sealed class EventFrontModel(Places places, Callers callers, RapportDb db, StreamPageParts parts) : PlacePage(places, callers)
{
    public long LiveAt { get; private set; }

    public string Summary { get; private set; } = "";

    /// <summary>The phase that the clock suggests, where the organiser has not come so far. Who went on before the clock meant it.</summary>
    public Phase? Suggested { get; private set; }

    public VenueView Venue { get; private set; } = VenueView.Nothing;

    public IReadOnlyList<EventHost> Hosts { get; private set; } = [];

    public DrawnFront Drawn { get; private set; } = null!;

    public StreamView Stream { get; private set; } = null!;

    public string At(DateTimeOffset instant, string format = "HH:mm") => Event.Zone.ToWall(instant).ToString(format);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        HttpContext.Share(Tag.Event(Event.Id), Tag.Programme(Event.Id), Tag.Space(Place.Space.Id));

        await ReadRowAsync(cancellationToken);
        Drawn = await parts.Fronts.GetAsync(Event.Id, Reader.Audience, cancellationToken);
        Stream = await parts.Streams.OfEventAsync(Place, Drawn.Rooms, StreamQuery.From(Request.Query), cancellationToken);
    }

    /// <summary>The number comes first: what comes while the rest is read is told again by the live stream, never left out.</summary>
    private async Task ReadRowAsync(CancellationToken cancellationToken)
    {
        var (streams, venues, hosts) = (db.Streams, db.VenueViews, db.EventHosts);
        var row = await (
            from @event in db.Events
            where @event.Id == Event.Id
            select new
            {
                Event = @event,
                LastNumber = streams.Where(stream => stream.Id == @event.Id).Select(stream => stream.LastNumber).SingleOrDefault(),
                Venue = venues.SingleOrDefault(venue => venue.EventId == @event.Id),
                Hosts = hosts.Where(host => host.EventId == @event.Id).OrderBy(host => host.Position).ThenBy(host => host.Id).ToList(),
            }).AsNoTracking().SingleAsync(cancellationToken);
        (LiveAt, Summary, Venue, Hosts) = (row.LastNumber, row.Event.Summary, row.Venue ?? VenueView.Nothing, row.Hosts);
        Suggested = row.Event.Suggest(parts.Time.GetUtcNow()) is var phase && phase > row.Event.Phase ? phase : null;
    }
}
