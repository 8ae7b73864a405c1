using Rapport.Features.Operations;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Questions;

/// <summary>The body of the operations that mark a question.</summary>
public sealed record MarkQuestionInput
{
    /// <summary>The question.</summary>
    public Guid Target { get; init; }
}

/// <summary>
/// <c>question.pin</c>, <c>question.unpin</c>, <c>question.archive</c> and <c>question.unarchive</c>: how the team orders what
/// is asked in a session. Marking what is marked is recorded and changes nothing.
/// </summary>
public sealed class MarkQuestion(RapportDb db, QuestionMark mark) : IOperationKind
{
    public string Kind => mark.Kind;

    public async Task<Outcome<Activity>> HandleAsync(Operation operation, ActPlace place, CancellationToken cancellationToken)
    {
        if (OperationRules.RefuseCapture(place) is { } refusal)
        {
            return refusal;
        }

        var read = operation.Read<MarkQuestionInput>();
        if (read.IsRefused)
        {
            return read.Problem;
        }

        if (await db.HeldQuestionAsync(read.Value.Target, place, cancellationToken) is not ({ } question, { } subject))
        {
            return QuestionRules.Unknown;
        }

        mark.Apply(question, operation.ReceivedAt);
        return new Activity(operation.Id, mark.Verb, subject, place.PersonId, operation.ReceivedAt);
    }
}
