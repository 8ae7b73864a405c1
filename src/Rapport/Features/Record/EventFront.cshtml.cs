using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Capture;
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

    public IReadOnlyDictionary<string, SafeHtml> Regions { get; private set; } = new Dictionary<string, SafeHtml>();

    public IReadOnlyList<SessionLine> Sessions { get; private set; } = [];

    public IReadOnlyList<EntryView> Outcomes { get; private set; } = [];

    public StreamView Stream { get; private set; } = null!;

    public string At(DateTimeOffset instant, string format = "HH:mm") => Event.Zone.ToWall(instant).ToString(format);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        HttpContext.Share(Tag.Event(Event.Id), Tag.Programme(Event.Id), Tag.Space(Place.Space.Id));

        // The number first: what comes while the rest is read is told again by the live stream, never left out.
        LiveAt = await parts.Log.LastNumberAsync(Event.Id, cancellationToken);
        var row = await db.Events.SingleAsync(row => row.Id == Event.Id, cancellationToken);
        Summary = row.Summary;
        Suggested = row.Suggest(parts.Time.GetUtcNow()) is var phase && phase > row.Phase ? phase : null;
        Venue = await VenueView.ReadAsync(db, Event.Id, cancellationToken);
        Hosts = await db.HostsOf(Event.Id).AsNoTracking().ToListAsync(cancellationToken);
        Regions = await parts.Regions.GetAsync(Event.Id, Reader.Audience, cancellationToken);
        Stream = await parts.Streams.ReadAsync(Place, null, StreamQuery.From(Request.Query), cancellationToken);
        if (Event.Phase != Phase.Live)
        {
            Sessions = await parts.Reader.SessionsAsync(Event.Id, Reader.Audience, cancellationToken);
        }

        if (Event.Phase is Phase.After or Phase.Sealed)
        {
            Outcomes = await parts.Reader.OutcomesAsync(Event.Id, Reader.Audience, cancellationToken);
        }
    }
}
