using Microsoft.EntityFrameworkCore;
using Rapport.Features.Capture;
using Rapport.Features.Events;
using Rapport.Features.Notes;
using Rapport.Features.Programme;
using Rapport.Features.Programme.Speakers;
using Rapport.Features.Questions;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>Reads what the front page of an event sums up, for an audience: a handful of queries however large the event is.</summary>
public sealed class FrontReader(RapportDb db, EntryFragments entries, PersonPages pages)
{
    private const int PhotoCount = 6;
    private const int DiscussedCount = 5;
    private const int AnswerCount = 5;

    /// <summary>The shown sessions of an event in the order of the day.</summary>
    public async Task<IReadOnlyList<SessionLine>> SessionsAsync(Guid eventId, Audience audience, CancellationToken cancellationToken)
    {
        var (visible, texts) = (db.Subjects.VisibleTo(audience), db.NoteTexts);
        var subjects = visible.Where(subject => subject.EventId == eventId && subject.Kind == Session.SubjectKind);
        var written = db.Notes.Where(note => visible.Any(subject => subject.Id == note.Id) && texts.Any(text => text.NoteId == note.Id && text.Plain != ""));
        var rows = await (
            from subject in subjects
            join session in db.Sessions on subject.Id equals session.Id
            join room in db.Rooms on session.RoomId equals room.Id into rooms
            from room in rooms.DefaultIfEmpty()
            where session.StartsAt != null
            orderby session.StartsAt, room.Position, session.Id
            select new
            {
                session.Id, session.Title, subject.Address, session.Kind, session.StartsAt, session.EndsAt, session.IsCancelled, subject.CommentCount, Room = room.Name, Position = (int?)room.Position,
                SharedNotes = written.Count(note => note.SessionId == session.Id),
            })
            .ToListAsync(cancellationToken);
        var speakers = await SpeakersAsync(eventId, cancellationToken);
        var tallies = await TalliesAsync(eventId, audience, cancellationToken);
        return rows.ConvertAll(row => new SessionLine(row.Id, row.Title, row.Address, row.Kind, row.StartsAt!.Value, row.EndsAt!.Value)
        {
            Room = row.Room,
            RoomPosition = row.Position ?? int.MaxValue,
            IsCancelled = row.IsCancelled,
            Comments = row.CommentCount,
            SharedNotes = row.SharedNotes,
            Speakers = [.. speakers[row.Id]],
            Entries = tallies[row.Id].ToDictionary(tally => tally.Kind, tally => tally.Count),
        });
    }

    /// <summary>Who wrote from these sessions, the latest first, at most three each.</summary>
    public async Task<ILookup<Guid, string>> WritersAsync(IReadOnlyCollection<Guid> sessions, Audience audience, CancellationToken cancellationToken)
    {
        var visible = db.Subjects.VisibleTo(audience);
        var rows = await (
            from entry in db.Entries
            join subject in visible on entry.Id equals subject.Id
            join person in db.Set<Accounts.Person>() on entry.AuthorId equals person.Id
            where entry.SessionId != null && sessions.Contains(entry.SessionId.Value)
            group entry by new { entry.SessionId, person.Name } into written
            select new { written.Key.SessionId, written.Key.Name, Last = written.Max(entry => entry.CapturedAt) })
            .ToListAsync(cancellationToken);
        return rows.OrderByDescending(row => row.Last).ThenBy(row => row.Name, StringComparer.Ordinal).ToLookup(row => row.SessionId!.Value, row => row.Name);
    }

    public Task<IReadOnlyList<EntryView>> HighlightsAsync(Guid eventId, Audience audience, CancellationToken cancellationToken) =>
        EntriesAsync(Marked(eventId, audience, entry => entry.HighlightedAt != null).OrderByDescending(entry => entry.HighlightedAt).ThenBy(entry => entry.Id).Take(4), audience, cancellationToken);

    public Task<IReadOnlyList<EntryView>> PinnedAsync(Guid eventId, Audience audience, CancellationToken cancellationToken) =>
        EntriesAsync(Marked(eventId, audience, entry => entry.PinnedAt != null).OrderByDescending(entry => entry.PinnedAt).ThenBy(entry => entry.Id).Take(5), audience, cancellationToken);

    public Task<IReadOnlyList<EntryView>> PhotosAsync(Guid eventId, Audience audience, CancellationToken cancellationToken) =>
        EntriesAsync(Marked(eventId, audience, entry => entry.Kind == EntryKind.Photo).OrderByDescending(entry => entry.CapturedAt).ThenBy(entry => entry.Id).Take(PhotoCount), audience, cancellationToken);

    /// <summary>Decisions and actions, the latest first.</summary>
    public Task<IReadOnlyList<EntryView>> OutcomesAsync(Guid eventId, Audience audience, CancellationToken cancellationToken) =>
        EntriesAsync(
            Marked(eventId, audience, entry => entry.Kind == EntryKind.Decision || entry.Kind == EntryKind.Action).OrderByDescending(entry => entry.CapturedAt).ThenBy(entry => entry.Id).Take(12),
            audience, cancellationToken);

    public async Task<IReadOnlyList<DiscussedLine>> DiscussedAsync(Guid eventId, Audience audience, CancellationToken cancellationToken) =>
        await db.Subjects.VisibleTo(audience)
            .Where(subject => subject.EventId == eventId && subject.CommentCount > 0 && (subject.Kind == Session.SubjectKind || subject.Kind == Entry.SubjectKind || subject.Kind == Question.SubjectKind))
            .OrderByDescending(subject => subject.CommentCount).ThenByDescending(subject => subject.LastCommentAt).ThenBy(subject => subject.Id)
            .Take(DiscussedCount)
            .Select(subject => new DiscussedLine(subject.Id, subject.Title, subject.Address, subject.CommentCount))
            .ToListAsync(cancellationToken);

    /// <summary>The event's call with what was asked last; nothing where there is none.</summary>
    public async Task<IReadOnlyList<FrontCall>> CallAsync(Guid eventId, Audience audience, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (visible, events) = (db.Subjects.VisibleTo(audience), db.Events);
        var call = await db.Calls.Where(row => row.EventId == eventId)
            .Join(visible, row => row.Id, subject => subject.Id, (row, subject) => new { Call = row, subject.Address, subject.SpaceId, IsSealed = events.Any(@event => @event.Id == row.EventId && @event.Phase == Phase.Sealed) })
            .SingleOrDefaultAsync(cancellationToken);
        if (call is null)
        {
            return [];
        }

        var asked = db.Questions.Where(question => question.EventId == eventId && question.Life != QuestionLife.Declined)
            .Join(visible, question => question.Id, subject => subject.Id, (question, subject) => new { question, subject });
        var answers = await asked.Join(db.Set<Accounts.Person>(), row => row.question.AuthorId, person => person.Id, (row, person) => new { row.question, row.subject, person.Name })
            .OrderByDescending(row => row.question.AskedAt).ThenByDescending(row => row.question.Id)
            .Take(AnswerCount)
            .Select(row => new AskedLine(row.question.Id, row.question.Text, row.subject.Address, row.Name, row.subject.CommentCount) { ById = row.question.AuthorId })
            .ToListAsync(cancellationToken);
        var links = await pages.InAsync(call.SpaceId, audience, cancellationToken);
        return [new(call.Call.Text, call.Address, !call.IsSealed && call.Call.IsOpenAt(now), await asked.CountAsync(cancellationToken), answers.ConvertAll(row => row with { ByAddress = links.OfAsker(row.ById) }))];
    }

    private IQueryable<Entry> Marked(Guid eventId, Audience audience, System.Linq.Expressions.Expression<Func<Entry, bool>> where)
    {
        var visible = db.Subjects.VisibleTo(audience);
        return db.Entries.Where(entry => entry.EventId == eventId).Where(where).Where(entry => visible.Any(subject => subject.Id == entry.Id));
    }

    private async Task<IReadOnlyList<EntryView>> EntriesAsync(IQueryable<Entry> chosen, Audience audience, CancellationToken cancellationToken)
    {
        var order = await chosen.Select(entry => entry.Id).ToListAsync(cancellationToken);
        var views = await entries.ReadAsync(db.Subjects.VisibleTo(audience).Where(subject => order.Contains(subject.Id)), audience, cancellationToken);
        return [.. views.OrderBy(view => order.IndexOf(view.Id))];
    }

    private async Task<ILookup<Guid, string>> SpeakersAsync(Guid eventId, CancellationToken cancellationToken)
    {
        var rows = await (
            from held in db.Set<SessionSpeaker>()
            join speaker in db.Speakers on held.SpeakerId equals speaker.Id
            where speaker.EventId == eventId
            orderby held.Position
            select new { held.SessionId, speaker.Name }).ToListAsync(cancellationToken);
        return rows.ToLookup(row => row.SessionId, row => row.Name);
    }

    private async Task<ILookup<Guid, (EntryKind Kind, int Count)>> TalliesAsync(Guid eventId, Audience audience, CancellationToken cancellationToken)
    {
        var visible = db.Subjects.VisibleTo(audience);
        var rows = await (
            from entry in db.Entries
            join subject in visible on entry.Id equals subject.Id
            where entry.EventId == eventId && entry.SessionId != null
            group entry by new { entry.SessionId, entry.Kind } into counted
            select new { counted.Key.SessionId, counted.Key.Kind, Count = counted.Count() }).ToListAsync(cancellationToken);
        return rows.ToLookup(row => row.SessionId!.Value, row => (row.Kind, row.Count));
    }
}
