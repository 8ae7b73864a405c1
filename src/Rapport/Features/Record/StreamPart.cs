using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Capture;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>The stream of a page: its entries, the filter in force and what else one could filter by.</summary>
public sealed class StreamPart(RapportDb db, EntryStream stream)
{
    private const int PeopleLimit = 40;

    public async Task<StreamView> ReadAsync(Place place, Guid? sessionId, StreamQuery query, CancellationToken cancellationToken)
    {
        var (eventId, audience) = (place.Event!.Id, place.Reader.Audience);
        var rooms = sessionId is null ? await RoomsAsync(eventId, cancellationToken) : [];
        var people = sessionId is null ? await PeopleAsync(eventId, audience, cancellationToken) : [];
        var room = rooms.FirstOrDefault(choice => choice.Key == query.Room);
        var person = people.FirstOrDefault(choice => choice.Id == query.By);
        var filter = new StreamFilter(eventId)
        {
            SessionId = sessionId,
            Sessions = room?.Sessions,
            Kind = Enum.TryParse<EntryKind>(query.Kind, true, out var kind) && Enum.IsDefined(kind) ? kind : null,
            AuthorId = person?.Id,
            Before = query.Before,
        };
        var page = await stream.ReadAsync(filter, audience, cancellationToken);
        return new StreamView(page, filter, query) { Rooms = rooms, People = people, Room = room, Person = person };
    }

    private async Task<IReadOnlyList<RoomChoice>> RoomsAsync(Guid eventId, CancellationToken cancellationToken)
    {
        var rows = await (
            from room in db.Rooms
            where room.EventId == eventId
            join session in db.Sessions on room.Id equals session.RoomId into sessions
            from session in sessions.DefaultIfEmpty()
            orderby room.Position, session.StartsAt, session.Id
            select new { room.Id, room.Name, Session = (Guid?)session.Id }).ToListAsync(cancellationToken);
        return [.. rows.GroupBy(row => (row.Id, row.Name)).Select(room =>
            new RoomChoice(Slug.From(room.Key.Name), room.Key.Name, [.. room.Where(row => row.Session is not null).Select(row => row.Session!.Value)]))];
    }

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
