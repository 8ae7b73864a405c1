using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Questions;

/// <summary>Somebody came back to a question afterwards, in a comment: one of the team, or who spoke in a session that took it up.</summary>
public sealed class FollowUpQuestion(RapportDb db, TimeProvider time)
{
    private const string CommentKind = "comment";

    /// <param name="commentId">A comment on the question; null for "nobody did after all".</param>
    public async Task<Outcome<Guid>> RunAsync(Guid questionId, Guid? commentId, ActPlace place, CancellationToken cancellationToken)
    {
        if (place.IsSealed)
        {
            return EventProblems.Sealed;
        }

        await db.LockStreamAsync(place.EventId, cancellationToken);
        var found = await db.HeldQuestionAsync(questionId, place, cancellationToken);
        if (found is not ({ } question, { } subject) || !await IsForAsync(questionId, place.Reader, cancellationToken))
        {
            return QuestionRules.Unknown;
        }

        if (commentId is { } id && !await db.Subjects.VisibleTo(place.Reader).AnyAsync(row => row.Id == id && row.EventId == place.EventId && row.Kind == CommentKind, cancellationToken))
        {
            return new Problem("comment_unknown", "There is no such comment, or it was taken back.");
        }

        if (question.FollowUp(commentId))
        {
            db.Add(new Activity(Ids.New(time), commentId is null ? "question.unfollowed" : "question.followed_up", subject, place.PersonId, time.Now()));
            await db.SaveChangesAsync(cancellationToken);
        }

        return question.Id;
    }

    /// <summary>Whether this reader is one of those who come back to questions.</summary>
    public async Task<bool> IsForAsync(Guid questionId, Reader reader, CancellationToken cancellationToken)
    {
        if (reader.MayCapture || reader.PersonId is not { } self)
        {
            return reader.MayCapture;
        }

        var own = db.Speakers.Where(speaker => speaker.PersonId == self);
        return await db.Carriages.Where(carriage => carriage.QuestionId == questionId)
            .Join(db.Sessions, carriage => carriage.SessionId, session => session.Id, (_, session) => session)
            .AnyAsync(session => session.Speakers.Any(held => own.Any(speaker => speaker.Id == held.SpeakerId)), cancellationToken);
    }
}
