using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Questions;

/// <summary>What a page sends, and the body of <c>question.ask</c>.</summary>
public sealed record AskQuestionInput
{
    /// <summary>The words as they were typed.</summary>
    public string? Text { get; init; }

    /// <summary>Who reads it beside the asker; null for everybody who reads the event.</summary>
    public Visibility? Visibility { get; init; }
}

/// <summary>Somebody answers the event's call with a question of their own.</summary>
public sealed class AskQuestion(RapportDb db, QuestionPace pace, TimeProvider time) : IOperationKind
{
    public string Kind => "question.ask";

    public async Task<Outcome<Activity>> HandleAsync(Operation operation, ActPlace place, CancellationToken cancellationToken)
    {
        var read = operation.Read<AskQuestionInput>();
        if (read.IsRefused)
        {
            return read.Problem;
        }

        var call = await db.CallAsync(place.EventId, place.Reader, cancellationToken);
        if ((Refuse(read.Value, place) ?? QuestionRules.RefuseVoice(place, call, call?.MomentOf(operation.CapturedAt, operation.ReceivedAt) ?? operation.ReceivedAt)) is { } refusal)
        {
            return refusal;
        }

        // A device knows by its id what it has sent; the same words once more are from another form.
        return await SameAsync(Question.Line(read.Value.Text), place, cancellationToken) is not null
            ? new Problem("question_had", "You have asked this already: it is among what you asked.")
            : await pace.RefuseFromDeviceAsync(place, operation.ReceivedAt, cancellationToken) is { } tooMany ? tooMany
            : Add(operation.Id, read.Value, call!, operation.ReceivedAt, place);
    }

    /// <summary>From a page. The same words of the same person are one question, however often the form is sent.</summary>
    /// <returns>The question's id.</returns>
    public async Task<Outcome<Guid>> RunAsync(AskQuestionInput input, ActPlace place, CancellationToken cancellationToken)
    {
        if (!place.IsSealed && Refuse(input, place) is { } unfit)
        {
            return unfit;
        }

        // Two clicks at once queue here, so that the second sees the first; so does whoever closes the call.
        await db.LockStreamAsync(place.EventId, cancellationToken);
        var (now, call) = (time.Now(), await db.CallAsync(place.EventId, place.Reader, cancellationToken));
        if (QuestionRules.RefuseVoice(place, call, now) is { } closed)
        {
            return closed;
        }

        if (await SameAsync(Question.Line(input.Text), place, cancellationToken) is { } had)
        {
            return had;
        }

        if (await pace.RefuseAsync(place, now, cancellationToken) is { } tooMany)
        {
            return tooMany;
        }

        var asked = Add(Ids.New(time), input, call!, now, place);
        db.Add(asked);
        await db.SaveChangesAsync(cancellationToken);
        return asked.SubjectId;
    }

    private static Problem? Refuse(AskQuestionInput input, ActPlace place) =>
        place.IsSealed ? EventProblems.Sealed : Question.Refuse(Question.Line(input.Text)) ?? QuestionRules.RefuseReaders(input.Visibility);

    private Activity Add(Guid id, AskQuestionInput input, Call call, DateTimeOffset at, ActPlace place)
    {
        var asked = new Question(id, place.EventId, call.Id, place.PersonId, Question.Line(input.Text)).Asked(at);
        var subject = new Subject(asked.Id, Question.SubjectKind, place.Within, asked.AuthorId, at)
            .Named(asked.Text, $"{place.Address}/questions/{asked.Id}")
            .SeenBy(input.Visibility ?? Visibility.Public, place.Visibility);
        if (place.Reader.IsWaiting)
        {
            subject.Hold();
        }

        db.Add(subject);
        db.Add(asked);
        return new Activity(id, "question.asked", subject, asked.AuthorId, at);
    }

    /// <summary>What waits to be shown counts too; what was hidden may be put again, and be judged again.</summary>
    private async Task<Guid?> SameAsync(string text, ActPlace place, CancellationToken cancellationToken) =>
        db.Questions.Local.FirstOrDefault(question => question.AuthorId == place.PersonId && question.EventId == place.EventId && question.Text == text)?.Id
        ?? await db.Questions.Where(question => question.AuthorId == place.PersonId && question.EventId == place.EventId && question.Text == text)
            .Join(db.Subjects.Where(subject => subject.State == SubjectState.Shown || subject.State == SubjectState.Held), question => question.Id, subject => subject.Id, (question, _) => (Guid?)question.Id)
            .FirstOrDefaultAsync(cancellationToken);
}
