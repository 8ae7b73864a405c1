using Rapport.Features.Operations;
using Rapport.Features.Programme;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Questions;

/// <summary>
/// <c>question.raise</c>: somebody on the team notes a question that came up in a session. It answers no call, and stands
/// with that session from the beginning.
/// </summary>
public sealed class RaiseQuestion(RapportDb db) : IOperationKind
{
    public string Kind => "question.raise";

    public async Task<Outcome<Activity>> HandleAsync(Operation operation, ActPlace place, CancellationToken cancellationToken)
    {
        if (OperationRules.RefuseCapture(place) is { } refusal)
        {
            return refusal;
        }

        var read = operation.Read<RaiseQuestionInput>();
        if (read.IsRefused)
        {
            return read.Problem;
        }

        var (input, text) = (read.Value, Question.Line(read.Value.Text));
        if ((Question.Refuse(text) ?? QuestionRules.RefuseReaders(input.Visibility)) is { } unfit)
        {
            return unfit;
        }

        if (await db.SessionSubjectAsync(input.Session, place, cancellationToken) is not { } session)
        {
            return QuestionRules.UnknownSession;
        }

        // Off the record, whoever noted it shows it to the team at most.
        var widest = Session.Widest(await db.IsOffRecordAsync(session.Id, cancellationToken), session.Visibility);
        var own = Visibilities.Narrowest(input.Visibility ?? place.NewEntriesFor, widest);
        return await KeepAsync(operation, text, own, input, session.Visibility, place, cancellationToken);
    }

    private async Task<Activity> KeepAsync(Operation operation, string text, Visibility own, RaiseQuestionInput input, Visibility around, ActPlace place, CancellationToken cancellationToken)
    {
        var asked = new Question(operation.Id, place.EventId, null, place.PersonId, text).Asked(operation.ReceivedAt).From(Origin.Team);
        asked.Carry(input.Session, place.PersonId, operation.ReceivedAt);
        var subject = new Subject(asked.Id, Question.SubjectKind, place.Within with { SessionId = input.Session }, asked.AuthorId, asked.AskedAt)
            .Named(asked.Text, $"{place.Address}/questions/{asked.Id}")
            .SeenBy(own, around)
            .Citing(await db.SourceAsync(input.Source, place, cancellationToken));
        db.Add(subject);
        db.Add(asked);
        return new Activity(operation.Id, "question.asked", subject, asked.AuthorId, operation.ReceivedAt);
    }
}
