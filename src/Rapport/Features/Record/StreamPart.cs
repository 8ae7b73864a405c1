using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Capture;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>The stream of a page: its entries, the filter in force and what else one could filter by.</summary>
public sealed class StreamPart(RapportDb db, EntryStream stream)
{
    private const int PeopleLimit = 40;

    /// <summary>All of an event's, to be filtered also by room and person.</summary>
    public async Task<StreamView> OfEventAsync(Place place, IReadOnlyList<RoomChoice> rooms, StreamQuery query, CancellationToken cancellationToken)
    {
        var people = await PeopleAsync(place.Event!.Id, place.Reader.Audience, cancellationToken);
        var room = rooms.FirstOrDefault(choice => choice.Key == query.Room);
        var person = people.FirstOrDefault(choice => choice.Id == query.By);
        var view = await ReadAsync(place, Filter(place, query) with { Sessions = room?.Sessions, AuthorId = person?.Id }, query, cancellationToken);
        return view with { Rooms = rooms, People = people, Room = room, Person = person };
    }

    /// <summary>A session's, or the event's as a whole where none is given.</summary>
    public Task<StreamView> OfSessionAsync(Place place, Guid? sessionId, StreamQuery query, CancellationToken cancellationToken) =>
        ReadAsync(place, Filter(place, query) with { SessionId = sessionId }, query, cancellationToken);

    private async Task<StreamView> ReadAsync(Place place, StreamFilter filter, StreamQuery query, CancellationToken cancellationToken) =>
        new(await stream.ReadAsync(filter, place.Reader.Audience, cancellationToken), filter, query);

    private static StreamFilter Filter(Place place, StreamQuery query) => new(place.Event!.Id)
    {
        Kind = Enum.TryParse<EntryKind>(query.Kind, true, out var kind) && Enum.IsDefined(kind) ? kind : null,
        Before = query.Before,
    };

    /// <summary>Those who wrote most, by name.</summary>
    private async Task<IReadOnlyList<PersonChoice>> PeopleAsync(Guid eventId, Audience audience, CancellationToken cancellationToken)
    {
        var visible = db.Subjects.VisibleTo(audience).Where(subject => subject.EventId == eventId && subject.Kind == Entry.SubjectKind);
        var writers = await (
            from author in visible.GroupBy(subject => subject.AuthorId).Select(own => new { Id = own.Key, Count = own.Count() })
            join person in db.People on author.Id equals person.Id
            orderby author.Count descending, person.Id
            select new PersonChoice(person.Id, person.Name)).Take(PeopleLimit).ToListAsync(cancellationToken);
        return [.. writers.OrderBy(person => Slug.From(person.Name), StringComparer.Ordinal).ThenBy(person => person.Id)];
    }
}
