using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Questions;

/// <summary>
/// Whoever asked puts their question into other words, or takes it back, as long as nothing was decided. The votes were
/// given to other words, so those who read it see that it was edited.
/// </summary>
public sealed class EditQuestion(RapportDb db, TimeProvider time)
{
    public async Task<Outcome<Guid>> EditAsync(Guid questionId, string? typed, ActPlace place, CancellationToken cancellationToken)
    {
        var text = Question.Line(typed);
        var found = await FindAsync(questionId, place, cancellationToken);
        if ((found.IsRefused ? found.Problem : Question.Refuse(text)) is { } refusal)
        {
            return refusal;
        }

        var (question, subject) = found.Value;
        if (place.Reader.IsWaiting && subject.State == SubjectState.Shown)
        {
            return EventProblems.Waiting;
        }

        if (question.Text == text)
        {
            return question.Id;
        }

        question.Edit(text, time.Now());
        subject.Named(text, subject.Address);
        db.Add(new Activity(Ids.New(time), "question.edited", subject, place.PersonId, time.Now()));
        await db.SaveChangesAsync(cancellationToken);
        return question.Id;
    }

    public async Task<Outcome<Guid>> WithdrawAsync(Guid questionId, ActPlace place, CancellationToken cancellationToken)
    {
        var found = await FindAsync(questionId, place, cancellationToken);
        if (found.IsRefused)
        {
            return found.Problem;
        }

        var subject = found.Value.Subject;
        var activity = new Activity(Ids.New(time), "question.withdrawn", subject, place.PersonId, time.Now());
        // Who never saw it is told nothing.
        db.Add(subject.State == SubjectState.Shown ? activity.TakesFrom(subject.Visibility) : activity);
        subject.Withdraw();
        await db.CoverAsync(subject, place.PersonId, time, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return questionId;
    }

    private async Task<Outcome<(Question Question, Subject Subject)>> FindAsync(Guid id, ActPlace place, CancellationToken cancellationToken)
    {
        if (place.IsSealed)
        {
            return EventProblems.Sealed;
        }

        // An editor who decides at this moment comes before or after, never between.
        await db.LockStreamAsync(place.EventId, cancellationToken);
        var self = place.PersonId;
        var subject = await db.Subjects.SingleOrDefaultAsync(
            row => row.Id == id && row.EventId == place.EventId && row.Kind == Question.SubjectKind && row.AuthorId == self
                && (row.State == SubjectState.Shown || row.State == SubjectState.Held),
            cancellationToken);
        if (subject is null)
        {
            return QuestionRules.Unknown;
        }

        var question = await db.Questions.SingleAsync(row => row.Id == id, cancellationToken);
        return QuestionRules.IsStillTheirs(question.Origin, question.Life) ? (question, subject) : new Problem("question_settled", "This question is decided, so it stays as it was asked.");
    }
}
