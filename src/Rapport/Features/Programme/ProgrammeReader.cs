using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Programme.Speakers;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme;

/// <summary>Reads a whole programme for an audience: a handful of queries however large it is.</summary>
public sealed class ProgrammeReader(RapportDb db, PersonPages pages)
{
    /// <summary>By time, then by room; what has no time yet comes last.</summary>
    public async Task<IReadOnlyList<ProgrammeItem>> ReadAsync(Guid eventId, EventZone zone, Audience audience, CancellationToken cancellationToken)
    {
        var subjects = db.Subjects.VisibleTo(audience).Where(subject => subject.EventId == eventId && subject.Kind == Session.SubjectKind);
        var rows = await (
            from subject in subjects
            join session in db.Sessions on subject.Id equals session.Id
            join room in db.Rooms on session.RoomId equals room.Id into rooms
            from room in rooms.DefaultIfEmpty()
            select new
            {
                session.Id, session.Slug, session.Title, session.Kind, session.Track, session.IsCancelled, session.CancelReason, session.RoomId, session.StartsAt, session.EndsAt,
                Room = room.Name,
                Position = (int?)room.Position,
            }).ToListAsync(cancellationToken);
        var speakers = await SpeakersAsync(eventId, audience, cancellationToken);
        return
        [
            .. rows.Select(row => new ProgrammeItem(row.Id, row.Slug, row.Title, row.Kind)
                {
                    Room = row.Room,
                    RoomId = row.RoomId,
                    RoomPosition = row.Position ?? int.MaxValue,
                    Track = row.Track,
                    IsCancelled = row.IsCancelled,
                    CancelReason = row.CancelReason,
                    Speakers = [.. speakers[row.Id]],
                    Wall = row.StartsAt is { } start ? zone.ToWall(start) : null,
                    EndWall = row.EndsAt is { } end ? zone.ToWall(end) : null,
                    StartsAt = row.StartsAt,
                    EndsAt = row.EndsAt,
                })
                .OrderBy(item => item.StartsAt is null).ThenBy(item => item.StartsAt).ThenBy(item => item.RoomPosition)
                .ThenBy(item => item.Title, StringComparer.Ordinal),
        ];
    }

    private async Task<ILookup<Guid, SpeakerName>> SpeakersAsync(Guid eventId, Audience audience, CancellationToken cancellationToken)
    {
        var space = await db.Events.Where(row => row.Id == eventId).Select(row => row.SpaceId).SingleAsync(cancellationToken);
        var links = await pages.InAsync(space, audience, cancellationToken);
        var rows = await (
            from speaker in db.Speakers
            where speaker.EventId == eventId
            join held in db.Set<SessionSpeaker>() on speaker.Id equals held.SpeakerId
            orderby held.Position
            select new { held.SessionId, speaker.Id, speaker.Name }).ToListAsync(cancellationToken);
        return rows.ToLookup(row => row.SessionId, row => new SpeakerName(row.Name, links.OfSpeaker(row.Id)));
    }
}
