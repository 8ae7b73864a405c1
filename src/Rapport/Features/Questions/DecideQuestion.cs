using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Questions;

/// <summary>An editor says what becomes of a question. Whoever asked it is told from the log.</summary>
public sealed class DecideQuestion(RapportDb db, TimeProvider time)
{
    private static readonly Problem WasAsked = new("question_asked", "It was asked in a session already. Say first that it was not.");

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

        return question.Carry(session.Id, place.PersonId, time.Now())
            ? await SaveAsync("question.carried", question, subject, place, cancellationToken)
            : question.Id;
    }

    /// <summary>One session does not take it up after all; others go on.</summary>
    public async Task<Outcome<Guid>> PutBackAsync(Guid questionId, Guid sessionId, ActPlace place, CancellationToken cancellationToken)
    {
        var found = await FindAsync(questionId, place, cancellationToken);
        if (found.IsRefused)
        {
            return found.Problem;
        }

        var (question, subject) = found.Value;
        if (question.Carriages.FirstOrDefault(carriage => carriage.SessionId == sessionId)?.AskedAt is not null)
        {
            return WasAsked;
        }

        return question.PutBack(sessionId, place.PersonId, time.Now())
            ? await SaveAsync("question.put_back", question, subject, place, cancellationToken)
            : question.Id;
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

        if (IsAsked(question))
        {
            return WasAsked;
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

        if (IsAsked(question))
        {
            return WasAsked;
        }

        question.Reopen();
        return await SaveAsync("question.reopened", question, subject, place, cancellationToken);
    }

    /// <param name="typed">What it is put under, on one line; empty takes it out of its theme.</param>
    public async Task<Outcome<Guid>> PutUnderAsync(Guid questionId, string? typed, ActPlace place, CancellationToken cancellationToken)
    {
        var found = await FindAsync(questionId, place, cancellationToken);
        var theme = Question.Line(typed);
        if ((found.IsRefused ? found.Problem : Question.RefuseTheme(theme)) is { } refusal)
        {
            return refusal;
        }

        var (question, subject) = found.Value;
        if (question.Theme == theme)
        {
            return question.Id;
        }

        question.PutUnder(theme);
        return await SaveAsync("question.themed", question, subject, place, cancellationToken);
    }

    private static bool IsAsked(Question question) => question.Carriages.Any(carriage => carriage.AskedAt is not null);

    private async Task<Outcome<QuestionWithSubject>> FindAsync(Guid id, ActPlace place, CancellationToken cancellationToken)
    {
        if (QuestionRules.RefuseHand(place) is { } refusal)
        {
            return refusal;
        }

        // Two editors at once: the second sees what the first decided, and its word counts.
        await db.LockStreamAsync(place.EventId, cancellationToken);
        var found = await db.HeldQuestionAsync(id, place, cancellationToken);
        return found is null ? QuestionRules.Unknown
            : found.Question.Life == QuestionLife.Merged ? new Problem("question_merged", "This question stands with another that says the same. Decide about that one.")
            : found;
    }

    private async Task<Outcome<Guid>> SaveAsync(string verb, Question question, Subject subject, ActPlace place, CancellationToken cancellationToken)
    {
        db.Add(new Activity(Ids.New(time), verb, subject, place.PersonId, time.Now()));
        await db.SaveChangesAsync(cancellationToken);
        return question.Id;
    }
}
