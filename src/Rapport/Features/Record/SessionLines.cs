using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Capture;
using Rapport.Features.Notes;
using Rapport.Features.Programme;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>Reads the sessions of an event with what is on the record of each: two queries however many there are.</summary>
public sealed class SessionLines(RapportDb db)
{
    /// <summary>Those with a time that the audience sees, in the order of the day.</summary>
    public async Task<IReadOnlyList<SessionLine>> ReadAsync(Guid eventId, Audience audience, CancellationToken cancellationToken)
    {
        var (visible, texts, speakers) = (db.Subjects.VisibleTo(audience), db.NoteTexts, db.Speakers);
        var subjects = visible.Where(subject => subject.EventId == eventId && subject.Kind == Session.SubjectKind);
        var shared = db.Notes.Where(note => visible.Any(subject => subject.Id == note.Id) && texts.Any(text => text.NoteId == note.Id && text.Plain != ""));
        var rows = await (
            from subject in subjects
            join session in db.Sessions on subject.Id equals session.Id
            join room in db.Rooms on session.RoomId equals room.Id into rooms
            from room in rooms.DefaultIfEmpty()
            where session.StartsAt != null
            orderby session.StartsAt, room.Position, session.Id
            select new
            {
                session.Id, session.Title, subject.Address, session.Kind, session.StartsAt, session.EndsAt, session.IsCancelled, session.IsOffRecord, session.IsUnattributed,
                subject.Visibility, subject.CommentCount, session.RoomId, Room = room.Name, Position = (int?)room.Position,
                SharedNotes = shared.Count(note => note.SessionId == session.Id),
                Speakers = session.Speakers.OrderBy(held => held.Position).Join(speakers, held => held.SpeakerId, speaker => speaker.Id, (held, speaker) => speaker.Name).ToList(),
            })
            .ToListAsync(cancellationToken);
        var written = await WrittenAsync(eventId, audience, cancellationToken);
        return rows.ConvertAll(row => new SessionLine(row.Id, row.Title, row.Address, row.Kind, row.StartsAt!.Value, row.EndsAt!.Value)
        {
            RoomId = row.RoomId,
            Room = row.Room,
            RoomPosition = row.Position ?? int.MaxValue,
            Speakers = row.Speakers,
            IsCancelled = row.IsCancelled,
            IsOffRecord = row.IsOffRecord,
            IsUnattributed = row.IsUnattributed,
            Visibility = row.Visibility,
            Comments = row.CommentCount,
            SharedNotes = row.SharedNotes,
            Entries = written[row.Id].GroupBy(of => of.Kind).ToDictionary(of => of.Key, of => of.Sum(one => one.Count)),
            Writers = [.. written[row.Id].GroupBy(by => by.Name).OrderByDescending(by => by.Max(one => one.Last)).ThenBy(by => by.Key, StringComparer.Ordinal).Select(by => by.Key)],
        });
    }

    /// <summary>What was written in each session, by kind and by whom.</summary>
    private async Task<ILookup<Guid, Written>> WrittenAsync(Guid eventId, Audience audience, CancellationToken cancellationToken)
    {
        var rows = await (
            from entry in db.Entries
            join subject in db.Subjects.VisibleTo(audience) on entry.Id equals subject.Id
            join person in db.People on entry.AuthorId equals person.Id
            where entry.EventId == eventId && entry.SessionId != null
            group entry by new { entry.SessionId, entry.Kind, person.Name } into written
            select new { written.Key.SessionId, written.Key.Kind, written.Key.Name, Count = written.Count(), Last = written.Max(entry => entry.CapturedAt) }).ToListAsync(cancellationToken);
        return rows.ToLookup(row => row.SessionId!.Value, row => new Written(row.Kind, row.Name, row.Count, row.Last));
    }

    private sealed record Written(EntryKind Kind, string Name, int Count, DateTimeOffset Last);
}
