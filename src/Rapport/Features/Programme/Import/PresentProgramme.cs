using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;

namespace Rapport.Features.Programme.Import;

/// <summary>What the programme of an event has from one source now. Sessions made by hand or brought by another source are not in it.</summary>
public sealed record PresentProgramme(string Source, IReadOnlyList<PresentSession> Sessions, IReadOnlyList<Speaker> Speakers)
{
    public static async Task<PresentProgramme> ReadAsync(RapportDb db, Guid eventId, string source, CancellationToken cancellationToken)
    {
        var rooms = await db.Rooms.Where(room => room.EventId == eventId).ToDictionaryAsync(room => room.Id, room => room.Name, cancellationToken);
        var speakers = await db.Speakers.Where(speaker => speaker.EventId == eventId).OrderBy(speaker => speaker.Id).ToListAsync(cancellationToken);
        var names = speakers.ToDictionary(speaker => speaker.Id, speaker => speaker.Name);
        var sessions = await db.Sessions.Where(session => session.EventId == eventId && session.Source == source)
            .OrderBy(session => session.Id).Include(session => session.Speakers).AsSplitQuery().ToListAsync(cancellationToken);
        var made = await ContributionsAsync(db, eventId, cancellationToken);
        return new(
            source,
            [.. sessions.Select(session => new PresentSession(session, ShapeOf(session, rooms, names), made.GetValueOrDefault(session.Id)))],
            speakers);
    }

    private static SessionShape ShapeOf(Session session, Dictionary<Guid, string> rooms, Dictionary<Guid, string> names) =>
        new(session.ToDescription(), session.StartsAtWall, session.Minutes)
        {
            Room = session.RoomId is { } room ? rooms[room] : "",
            Speakers = string.Join(", ", session.Speakers.OrderBy(held => held.Position).Select(held => names[held.SpeakerId]).Distinct()),
            IsCancelled = session.IsCancelled,
        };

    // Whatever it is and whatever became of it: entries, comments, photos, hidden ones too.
    private static Task<Dictionary<Guid, int>> ContributionsAsync(RapportDb db, Guid eventId, CancellationToken cancellationToken) =>
        db.Subjects.Where(subject => subject.EventId == eventId && subject.SessionId != null && subject.SessionId != subject.Id)
            .GroupBy(subject => subject.SessionId!.Value)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
}
