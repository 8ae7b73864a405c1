using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Capture;
using Rapport.Features.Comments;
using Rapport.Features.Coverage;
using Rapport.Features.Notes;
using Rapport.Features.Programme;
using Rapport.Features.Programme.Speakers;
using Rapport.Features.Questions;
using Rapport.Features.Questions.Floor;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>Reads a session for its page: the session itself, who speaks, what is before, beside and after it.</summary>
public sealed class SessionReader(RapportDb db, ITextMarker marker, PersonPages pages, NoteReader notes, ShiftReader shifts)
{
    private const int ParallelLimit = 12;
    private const int QuestionLimit = 100;

    /// <summary>The session at an address; null when there is none for this audience. A person's own may be more: the page is shared.</summary>
    public async Task<SessionPageView?> FindAsync(Guid eventId, string slug, Audience audience, CancellationToken cancellationToken)
    {
        var (visible, streams, closures, speakers, people, floors) = (db.Subjects.VisibleTo(audience), db.Streams, db.Closures, db.Speakers, db.People, db.FloorRules);
        var row = await (
            from session in db.Sessions
            where session.EventId == eventId && session.Slug == slug
            join subject in visible on session.Id equals subject.Id
            join room in db.Rooms on session.RoomId equals room.Id into rooms
            from room in rooms.DefaultIfEmpty()
            select new
            {
                Session = session, subject.Address, subject.CommentCount, subject.Visibility, subject.SpaceId, Room = room.Name,
                LastNumber = streams.Where(stream => stream.Id == session.EventId).Select(stream => stream.LastNumber).SingleOrDefault(),
                Floor = floors.SingleOrDefault(rules => rules.EventId == session.EventId),
                IsClosed = closures.Any(closure => closure.SubjectId == session.Id),
                Speakers = session.Speakers.OrderBy(held => held.Position)
                    .Join(speakers, held => held.SpeakerId, speaker => speaker.Id, (_, speaker) => new { Speaker = speaker, Person = people.SingleOrDefault(person => person.Id == speaker.PersonId) }).ToList(),
            }).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (row is null)
        {
            return null;
        }

        var links = await pages.InAsync(row.SpaceId, audience, cancellationToken);
        return new SessionPageView(row.Session, row.Address, row.Room, row.CommentCount, row.Visibility)
        {
            LiveAt = row.LastNumber,
            HasClosedThread = row.IsClosed,
            Speakers = row.Speakers.ConvertAll(held => Line(held.Speaker, held.Person, links)),
            Floor = row.Floor ?? new FloorRules(eventId),
            Questions = await QuestionsAsync(row.Session.Id, links, audience, cancellationToken),
            Notes = await notes.OfSessionAsync(row.Session.Id, audience, cancellationToken),
            Shifts = audience == Audience.Team ? await shifts.OfSessionAsync(row.Session.Id, audience, cancellationToken) : [],
            Marks = await marker.InAsync(row.SpaceId, audience, cancellationToken),
        };
    }

    /// <summary>Where a session went that once had this slug; null when none did.</summary>
    public Task<string?> FormerAsync(Guid eventId, string slug, Audience audience, CancellationToken cancellationToken)
    {
        var visible = db.Subjects.VisibleTo(audience);
        return db.FormerAddresses.Where(former => former.EventId == eventId && former.Slug == slug)
            .Join(visible, former => former.SessionId, subject => subject.Id, (_, subject) => subject.Address)
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>The sessions before and after in the same room, and those at the same time.</summary>
    public async Task<Neighbours> NeighboursAsync(Session session, Audience audience, CancellationToken cancellationToken)
    {
        if (session.StartsAt is not { } start || session.EndsAt is not { } end)
        {
            return new([], [], []);
        }

        var visible = db.Subjects.VisibleTo(audience);
        var others =
            from other in db.Sessions
            where other.EventId == session.EventId && other.Id != session.Id && !other.IsCancelled && other.StartsAt != null
            join subject in visible on other.Id equals subject.Id
            join room in db.Rooms on other.RoomId equals room.Id into rooms
            from room in rooms.DefaultIfEmpty()
            select new Neighbour
            {
                Title = other.Title,
                Address = subject.Address,
                Room = room.Name,
                RoomId = other.RoomId,
                StartsAt = other.StartsAt!.Value,
                EndsAt = other.EndsAt!.Value,
            };
        var sameRoom = others.Where(other => session.RoomId == null || other.RoomId == session.RoomId);
        var found = await sameRoom.Where(other => other.StartsAt < start && other.EndsAt <= start).OrderByDescending(other => other.StartsAt).ThenBy(other => other.Address).Take(1)
            .Concat(others.Where(other => other.StartsAt < end && other.EndsAt > start).OrderBy(other => other.StartsAt).ThenBy(other => other.Address).Take(ParallelLimit))
            .Concat(sameRoom.Where(other => other.StartsAt >= end).OrderBy(other => other.StartsAt).ThenBy(other => other.Address).Take(1))
            .ToListAsync(cancellationToken);
        var inOrder = found.OrderBy(other => other.StartsAt).ThenBy(other => other.Address, StringComparer.Ordinal).ToList();
        return new(inOrder.FindAll(other => other.EndsAt <= start), inOrder.FindAll(other => other.StartsAt < end && other.EndsAt > start), inOrder.FindAll(other => other.StartsAt >= end));
    }

    /// <summary>The questions that it takes up: what is pinned, then what is still to be asked, by how many want to hear it.</summary>
    private async Task<IReadOnlyList<AskedLine>> QuestionsAsync(Guid sessionId, PersonLinks links, Audience audience, CancellationToken cancellationToken)
    {
        var (shown, votes) = (db.Subjects.VisibleTo(audience), db.Votes.Where(vote => vote.Choice == Choice.Yes));
        var rows = await (
            from carriage in db.Carriages
            where carriage.SessionId == sessionId
            join question in db.Questions on carriage.QuestionId equals question.Id
            where question.ArchivedAt == null
            join subject in shown on question.Id equals subject.Id
            join author in db.People on question.AuthorId equals author.Id
            let wanted = votes.Count(vote => vote.QuestionId == question.Id)
            orderby question.PinnedAt == null, carriage.AnsweredAt != null, carriage.AskedAt != null, wanted descending, question.AskedAt, question.Id
            select new AskedLine(question.Id, question.Text, subject.Address, author.Name, subject.CommentCount)
            {
                ById = author.Id,
                Origin = question.Origin,
                IsNameless = question.IsNameless,
                IsPinned = question.PinnedAt != null,
                Wanted = wanted,
                Stage = carriage.AnsweredAt != null ? Stage.Answered : carriage.AskedAt != null ? Stage.Asked : Stage.Carried,
                StagedAt = carriage.AnsweredAt ?? carriage.AskedAt,
                EntryAddress = shown.Where(entry => entry.Id == carriage.EntryId).Select(entry => entry.Address).SingleOrDefault(),
            }).Take(QuestionLimit).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => row with { By = row.Origin.Asker(row.IsNameless, row.By), ByAddress = row.IsNameless ? null : links.OfAsker(row.ById) });
    }

    private static SpeakerLine Line(Speaker speaker, Person? person, PersonLinks links) => new(speaker.Id, speaker.Name, BiographyWords.Of(speaker, 4))
    {
        Address = links.OfSpeaker(speaker.Id),
        Portrait = speaker.PortraitKey is null || links.OfSpeaker(speaker.Id) is null ? null : new PortraitView(speaker.Id, speaker.PortraitWidth, speaker.PortraitHeight),
        Wish = SpeakerWish.Of(person?.Name ?? speaker.Name, person?.Photos, person?.Quotation),
    };
}
