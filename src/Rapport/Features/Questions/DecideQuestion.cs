using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Questions;

/// <summary>An editor says what becomes of a question. Whoever asked it is told from the log.</summary>
public sealed class DecideQuestion(RapportDb db, TimeProvider time)
{
    public async Task<Outcome<Guid>> CarryAsync(Guid questionId, Guid sessionId, ActPlace place, CancellationToken cancellationToken)
    {
        var found = await FindAsync(questionId, place, cancellationToken);
        if (found.IsRefused)
        {
            return found.Problem;
        }

        var (question, subject) = found.Value;
        if (await db.SessionSubjectAsync(sessionId, place, cancellationToken) is not { } session)
        {
            return QuestionRules.UnknownSession;
        }

        if (session.Visibility > subject.Visibility)
        {
            return new Problem("session_narrower", "Not everybody who reads this question can see that session. Show the session to them first.");
        }

        if (question.Life == QuestionLife.Carried && question.SessionId == session.Id)
        {
            return question.Id;
        }

        question.Carry(session.Id, place.PersonId, time.Now());
        return await SaveAsync("question.carried", question, subject, place, cancellationToken);
    }

    public async Task<Outcome<Guid>> DeclineAsync(Guid questionId, string? typed, ActPlace place, CancellationToken cancellationToken)
    {
        var found = await FindAsync(questionId, place, cancellationToken);
        var reason = Question.Line(typed);
        if ((found.IsRefused ? found.Problem : Question.RefuseReason(reason)) is { } refusal)
        {
            return refusal;
        }

        var (question, subject) = found.Value;
        if (question.Life == QuestionLife.Declined && question.Reason == reason)
        {
            return question.Id;
        }

        question.Decline(reason, place.PersonId, time.Now());
        return await SaveAsync("question.declined", question, subject, place, cancellationToken);
    }

    public async Task<Outcome<Guid>> ReopenAsync(Guid questionId, ActPlace place, CancellationToken cancellationToken)
    {
        var found = await FindAsync(questionId, place, cancellationToken);
        if (found.IsRefused)
        {
            return found.Problem;
        }

        var (question, subject) = found.Value;
        if (question.Life == QuestionLife.Open)
        {
            return question.Id;
        }

        question.Reopen();
        return await SaveAsync("question.reopened", question, subject, place, cancellationToken);
    }

    private async Task<Outcome<(Question Question, Subject Subject)>> FindAsync(Guid id, ActPlace place, CancellationToken cancellationToken)
    {
        if (QuestionRules.RefuseHand(place) is { } refusal)
        {
            return refusal;
        }

        // Two editors at once: the second sees what the first decided, and its word counts.
        await db.LockStreamAsync(place.EventId, cancellationToken);
        var subject = await db.Subjects.VisibleTo(place.Reader).SingleOrDefaultAsync(
            row => row.Id == id && row.EventId == place.EventId && row.Kind == Question.SubjectKind, cancellationToken);
        return subject is null ? QuestionRules.Unknown : (await db.Questions.SingleAsync(row => row.Id == id, cancellationToken), subject);
    }

    private async Task<Outcome<Guid>> SaveAsync(string verb, Question question, Subject subject, ActPlace place, CancellationToken cancellationToken)
    {
        db.Add(new Activity(Ids.New(time), verb, subject, place.PersonId, time.Now()));
        await db.SaveChangesAsync(cancellationToken);
        return question.Id;
    }
}
