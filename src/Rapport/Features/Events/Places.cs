using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Spaces;
using Rapport.Platform.Caching;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events;

/// <summary>Finds the space and event of an address, for a reader. What the reader may not see is not found.</summary>
public sealed class Places(IServiceScopeFactory scopes, Standings standings, TagVersions tags, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);
    private static readonly Tag[] Everything = [Tag.Installation];
    private readonly TagCache<(string Space, string? Event), Ids?> ids = new(tags, time, Lifetime);
    private readonly TagCache<Guid, Place?> places = new(tags, time, Lifetime);

    public async ValueTask<Place?> FindAsync(string space, string? @event, Caller? caller, CancellationToken cancellationToken)
    {
        // Whoever asks chooses the words, and each that is looked for is remembered.
        if (!Slug.IsValid(space) || (@event is not null && !Slug.IsValid(@event)))
        {
            return null;
        }

        var found = await ids.GetAsync((space, @event), Everything, token => IdsAsync(space, @event, token), cancellationToken);
        return found is null ? null : await FindAsync(found.SpaceId, found.EventId, caller, cancellationToken);
    }

    /// <summary>The event of an id, as devices name it.</summary>
    public async ValueTask<Place?> FindEventAsync(Guid eventId, Caller? caller, CancellationToken cancellationToken)
    {
        var place = await CachedAsync(null, eventId, cancellationToken);
        return place is null ? null : await ForAsync(place, caller, cancellationToken);
    }

    private async ValueTask<Place?> FindAsync(Guid spaceId, Guid? eventId, Caller? caller, CancellationToken cancellationToken)
    {
        var place = await CachedAsync(spaceId, eventId, cancellationToken);
        return place is null ? null : await ForAsync(place, caller, cancellationToken);
    }

    private async ValueTask<Place?> ForAsync(Place place, Caller? caller, CancellationToken cancellationToken)
    {
        if (caller?.IsKnownIn(place.Event?.Id) == false)
        {
            return null;
        }

        var reader = await standings.ReaderAsync(caller, place.Space.Id, place.Event?.Id, cancellationToken);
        return reader.Audience.Sees(place.Visibility) ? place with { Reader = reader } : null;
    }

    private ValueTask<Place?> CachedAsync(Guid? spaceId, Guid? eventId, CancellationToken cancellationToken)
    {
        var tags = eventId is { } id ? new[] { Tag.Programme(id), Tag.Subject(id) } : [Tag.Subject(spaceId!.Value)];
        return places.GetAsync(eventId ?? spaceId!.Value, tags, token => ReadAsync(spaceId, eventId, token), cancellationToken);
    }

    private async Task<Ids?> IdsAsync(string space, string? @event, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RapportDb>();
        return @event is null
            ? await db.Spaces.Where(row => row.Slug == space).Select(row => new Ids(row.Id, null)).SingleOrDefaultAsync(cancellationToken)
            : await db.Events.Where(row => row.Slug == @event)
                .Join(db.Spaces.Where(row => row.Slug == space), row => row.SpaceId, row => row.Id, (row, home) => new Ids(home.Id, row.Id))
                .SingleOrDefaultAsync(cancellationToken);
    }

    private async Task<Place?> ReadAsync(Guid? spaceId, Guid? eventId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RapportDb>();
        var view = eventId is null ? null : await EventAsync(db, eventId.Value, cancellationToken);
        if (eventId is not null && view is null)
        {
            return null;
        }

        var home = view?.SpaceId ?? spaceId!.Value;
        var space = await db.Spaces.Where(row => row.Id == home)
            .Join(db.Subjects, row => row.Id, subject => subject.Id, (row, subject) => new SpaceView(row.Id, row.Slug, row.Name, subject.Visibility))
            .SingleOrDefaultAsync(cancellationToken);
        return space is null ? null : new Place(space, view?.View, Reader.Visitor);
    }

    private static Task<Found?> EventAsync(RapportDb db, Guid eventId, CancellationToken cancellationToken) =>
        db.Events.Where(row => row.Id == eventId)
            .Join(db.Subjects, row => row.Id, subject => subject.Id, (row, subject) => new Found(
                row.SpaceId,
                new EventView(row.Id, row.Slug, row.Title, row.StartsOn, row.EndsOn, row.Zone, row.Venue, row.Phase, subject.Visibility)
                {
                    JoinCode = row.Joining == Joining.Closed || row.Phase == Phase.Sealed ? null : row.JoinCode,
                    NewEntriesFor = row.NewEntriesFor,
                }))
            .SingleOrDefaultAsync(cancellationToken);

    private sealed record Ids(Guid SpaceId, Guid? EventId);

    private sealed record Found(Guid SpaceId, EventView View);
}
