using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Questions;

/// <param name="Typed">The words as they were typed.</param>
/// <param name="Readers">Who reads it beside the asker; null for everybody who reads the event.</param>
public sealed record AskQuestionInput(string? Typed, Visibility? Readers = null);

/// <summary>Somebody answers the event's call with a question of their own.</summary>
public sealed class AskQuestion(RapportDb db, TimeProvider time)
{
    private const int PaceLimit = 10;
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(5);

    /// <summary>The same words of the same person are one question, however often the form is sent.</summary>
    /// <returns>The question's id.</returns>
    public async Task<Outcome<Guid>> RunAsync(AskQuestionInput input, ActPlace place, CancellationToken cancellationToken)
    {
        var text = Question.Line(input.Typed);
        if (!place.IsSealed && Question.Refuse(text) is { } unfit)
        {
            return unfit;
        }

        if (input.Readers == Visibility.AuthorOnly || (input.Readers is { } asked && !Enum.IsDefined(asked)))
        {
            return ItemVisibility.Unknown;
        }

        // Two clicks at once queue here, so that the second sees the first; so does whoever closes the call.
        await db.LockStreamAsync(place.EventId, cancellationToken);
        var (now, call) = (time.Now(), await db.CallAsync(place.EventId, place.Reader, cancellationToken));
        if (QuestionRules.RefuseVoice(place, call, now) is { } closed)
        {
            return closed;
        }

        var own = db.Questions.Where(question => question.AuthorId == place.PersonId && question.EventId == place.EventId);
        if (await SameAsync(own, text, cancellationToken) is { } had)
        {
            return had;
        }

        var since = now - Pace;
        if (await own.CountAsync(question => question.AskedAt > since, cancellationToken) >= PaceLimit)
        {
            return new Problem("too_many_questions", $"You have asked {PaceLimit} questions in five minutes. Please wait a little and send it again.");
        }

        return await KeepAsync(new Question(Ids.New(time), place.EventId, call!.Id, place.PersonId, text).Asked(now), input.Readers ?? Visibility.Public, place, cancellationToken);
    }

    private async Task<Guid> KeepAsync(Question asked, Visibility own, ActPlace place, CancellationToken cancellationToken)
    {
        var subject = new Subject(asked.Id, Question.SubjectKind, place.Within, asked.AuthorId, asked.AskedAt)
            .Named(asked.Text, $"{place.Address}/questions/{asked.Id}")
            .SeenBy(own, place.Visibility);
        if (place.Reader.IsWaiting)
        {
            subject.Hold();
        }

        db.Add(subject);
        db.Add(asked);
        db.Add(new Activity(Ids.New(time), "question.asked", subject, asked.AuthorId, asked.AskedAt));
        await db.SaveChangesAsync(cancellationToken);
        return asked.Id;
    }

    /// <summary>What waits to be shown counts too; what was hidden may be put again, and be judged again.</summary>
    private Task<Guid?> SameAsync(IQueryable<Question> own, string text, CancellationToken cancellationToken) =>
        own.Where(question => question.Text == text)
            .Join(db.Subjects.Where(subject => subject.State == SubjectState.Shown || subject.State == SubjectState.Held), question => question.Id, subject => subject.Id, (question, _) => (Guid?)question.Id)
            .FirstOrDefaultAsync(cancellationToken);
}
