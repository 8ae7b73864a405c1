using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Capture;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Features.Programme.Speakers;
using Rapport.Features.Questions;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>Reads what the front page of an event sums up, for an audience: six queries however large the event is.</summary>
public sealed class FrontReader(RapportDb db, SessionLines sessions, EntryPicks picks, PersonPages pages, TimeProvider time)
{
    private const int HighlightCount = 4;
    private const int PinnedCount = 5;
    private const int PhotoCount = 6;
    private const int OutcomeCount = 12;
    private const int DiscussedCount = 5;
    private const int AnswerCount = 5;

    /// <summary>Null where there is no such event.</summary>
    public async Task<Front?> ReadAsync(Guid eventId, Audience audience, CancellationToken cancellationToken)
    {
        if (await HeadAsync(eventId, audience, cancellationToken) is not { } head)
        {
            return null;
        }

        var entries = db.Entries.Where(entry => entry.EventId == eventId);
        var picked = await picks.ReadAsync(
            audience,
            [
                (entries.Where(entry => entry.HighlightedAt != null).Select(entry => new PickedEntry { Id = entry.Id, At = entry.HighlightedAt }), HighlightCount),
                (entries.Where(entry => entry.PinnedAt != null).Select(entry => new PickedEntry { Id = entry.Id, At = entry.PinnedAt }), PinnedCount),
                (entries.Where(entry => entry.Kind == EntryKind.Photo).Select(entry => new PickedEntry { Id = entry.Id, At = entry.CapturedAt }), PhotoCount),
                (entries.Where(entry => entry.Kind == EntryKind.Decision || entry.Kind == EntryKind.Action).Select(entry => new PickedEntry { Id = entry.Id, At = entry.CapturedAt }), OutcomeCount),
            ],
            cancellationToken);
        return new(EventZone.Of(head.Zone), head.IsSealed, head.Call)
        {
            Sessions = await sessions.ReadAsync(eventId, audience, cancellationToken),
            Highlights = picked[0],
            Pinned = picked[1],
            Photos = picked[2],
            Outcomes = picked[3],
            Discussed = await DiscussedAsync(eventId, audience, cancellationToken),
        };
    }

    private async Task<IReadOnlyList<DiscussedLine>> DiscussedAsync(Guid eventId, Audience audience, CancellationToken cancellationToken) =>
        await db.Subjects.VisibleTo(audience)
            .Where(subject => subject.EventId == eventId && subject.CommentCount > 0 && (subject.Kind == Session.SubjectKind || subject.Kind == Entry.SubjectKind || subject.Kind == Question.SubjectKind))
            .OrderByDescending(subject => subject.CommentCount).ThenByDescending(subject => subject.LastCommentAt).ThenBy(subject => subject.Id)
            .Take(DiscussedCount)
            .Select(subject => new DiscussedLine(subject.Id, subject.Title, subject.Address, subject.CommentCount))
            .ToListAsync(cancellationToken);

    /// <summary>The event itself, and its call with what was asked last.</summary>
    private async Task<Head?> HeadAsync(Guid eventId, Audience audience, CancellationToken cancellationToken)
    {
        var visible = db.Subjects.VisibleTo(audience);
        var calls = db.Calls.Join(visible, call => call.Id, subject => subject.Id, (call, subject) => new { Call = call, subject.Address });
        var asked = db.Questions.Where(question => question.Life != QuestionLife.Declined && question.Life != QuestionLife.Merged && question.Origin == Origin.Call)
            .Join(visible, question => question.Id, subject => subject.Id, (question, subject) => new { question, subject });
        var named = asked.Join(db.People, row => row.question.AuthorId, person => person.Id, (row, person) => new { row.question, row.subject, person.Name });
        var row = await db.Events.Where(@event => @event.Id == eventId)
            .Select(@event => new
            {
                @event.Zone, @event.SpaceId, IsSealed = @event.Phase == Phase.Sealed,
                Called = calls.Where(called => called.Call.EventId == @event.Id).SingleOrDefault(),
                Count = asked.Count(row => row.question.EventId == @event.Id),
                Answers = named.Where(row => row.question.EventId == @event.Id)
                    .OrderByDescending(row => row.question.AskedAt).ThenByDescending(row => row.question.Id).Take(AnswerCount)
                    .Select(row => new AskedLine(row.question.Id, row.question.Text, row.subject.Address, row.Name, row.subject.CommentCount) { ById = row.question.AuthorId }).ToList(),
            })
            .AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (row?.Called is not { } called)
        {
            return row is null ? null : new(row.Zone, row.IsSealed, null);
        }

        var links = await pages.InAsync(row.SpaceId, audience, cancellationToken);
        var isOpen = !row.IsSealed && called.Call.IsOpenAt(time.GetUtcNow());
        return new(row.Zone, row.IsSealed, new(called.Call.Text, called.Address, isOpen, row.Count, row.Answers.ConvertAll(line => line with { ByAddress = links.OfAsker(line.ById) }))
        {
            Opens = row.IsSealed || called.Call.OpensAfter(time.GetUtcNow()) is not { } opens ? null : $"{EventZone.Of(row.Zone).ToWall(opens):dddd d MMMM, HH:mm}",
        });
    }

    private sealed record Head(string Zone, bool IsSealed, FrontCall? Call);
}
