using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme;

/// <summary>Reads what the pages for editing a programme show.</summary>
public sealed class EditableSessions(RapportDb db, UnseenSessions unseen)
{
    /// <summary>The session at an address, also where it was hidden; null when there is none for this reader.</summary>
    public async Task<EditableSession?> FindAsync(Guid eventId, string slug, Reader reader, CancellationToken cancellationToken)
    {
        var known = db.Subjects.KnownTo(reader);
        var row = await (
            from session in db.Sessions
            where session.EventId == eventId && session.Slug == slug
            join subject in known on session.Id equals subject.Id
            join room in db.Rooms on session.RoomId equals room.Id into rooms
            from room in rooms.DefaultIfEmpty()
            select new { Session = session, subject.Address, subject.OwnVisibility, Room = room.Name }).SingleOrDefaultAsync(cancellationToken);
        if (row is null)
        {
            return null;
        }

        var speakers = await SpeakersAsync(row.Session.Id, cancellationToken);
        return new EditableSession(row.Session.Id, row.Session.Title, row.Address, SessionInput.Of(row.Session, row.Room, speakers.Select(speaker => speaker.Name)))
        {
            Format = row.Session.AbstractFormat,
            Visibility = row.OwnVisibility,
            IsCancelled = row.Session.IsCancelled,
            IsUnseen = await unseen.Of(eventId).AnyAsync(session => session.Id == row.Session.Id, cancellationToken),
            IsOffRecord = row.Session.IsOffRecord,
            IsUnattributed = row.Session.IsUnattributed,
            Speakers = speakers,
        };
    }

    /// <summary>Where a session went that once had this slug; null when none did.</summary>
    public Task<string?> FormerAsync(Guid eventId, string slug, Reader reader, CancellationToken cancellationToken)
    {
        var known = db.Subjects.KnownTo(reader);
        return db.FormerAddresses.Where(former => former.EventId == eventId && former.Slug == slug)
            .Join(known, former => former.SessionId, subject => subject.Id, (_, subject) => subject.Address)
            .SingleOrDefaultAsync(cancellationToken);
    }

    public Task<string?> SlugOfAsync(Guid eventId, Guid sessionId, CancellationToken cancellationToken) =>
        db.Sessions.Where(session => session.EventId == eventId && session.Id == sessionId).Select(session => session.Slug).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Null while the time is open.</summary>
    public async Task<DateOnly?> DayOfAsync(Guid eventId, Guid sessionId, CancellationToken cancellationToken) =>
        await db.Sessions.Where(session => session.EventId == eventId && session.Id == sessionId)
            .Select(session => session.StartsAtWall).SingleOrDefaultAsync(cancellationToken) is { } wall ? DateOnly.FromDateTime(wall) : null;

    public async Task<IReadOnlyList<RoomLine>> RoomsAsync(Guid eventId, CancellationToken cancellationToken)
    {
        var sessions = db.Sessions;
        return await db.Rooms.Where(room => room.EventId == eventId).OrderBy(room => room.Position).ThenBy(room => room.Name)
            .Select(room => new RoomLine(room.Id, room.Name, sessions.Count(session => session.RoomId == room.Id)))
            .ToListAsync(cancellationToken);
    }

    private async Task<List<(Guid Id, string Name, string? Account)>> SpeakersAsync(Guid sessionId, CancellationToken cancellationToken)
    {
        var rows = await (
            from held in db.Set<SessionSpeaker>()
            where held.SessionId == sessionId
            join speaker in db.Speakers on held.SpeakerId equals speaker.Id
            join person in db.People on speaker.PersonId equals person.Id into people
            from person in people.DefaultIfEmpty()
            orderby held.Position
            select new { speaker.Id, speaker.Name, Account = person.Name }).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => (row.Id, row.Name, (string?)row.Account));
    }
}
