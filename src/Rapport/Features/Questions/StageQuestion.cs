using Microsoft.EntityFrameworkCore;
using Rapport.Features.Operations;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Questions;

/// <summary>What a page sends, and the body of <c>question.stage</c>.</summary>
public sealed record StageQuestionInput
{
    public Guid Question { get; init; }

    /// <summary>The session that takes it up.</summary>
    public Guid Session { get; init; }

    /// <summary><c>carried</c>, <c>asked</c> or <c>answered</c>: how far it has come there; an earlier one undoes.</summary>
    public string? Stage { get; init; }

    /// <summary>The entry that answers it; left out where it is not there for the sender.</summary>
    public Guid? Entry { get; init; }
}

/// <summary>Somebody on the team says that a question was asked in a session, and answered; or that it was not after all.</summary>
public sealed class StageQuestion(RapportDb db, TimeProvider time) : IOperationKind
{
    private const string EntryKind = "entry";

    private static readonly Dictionary<Stage, string> Verbs = new()
    {
        [Stage.Carried] = "question.unstaged", [Stage.Asked] = "question.put", [Stage.Answered] = "question.answered",
    };

    public string Kind => "question.stage";

    public async Task<Outcome<Activity>> HandleAsync(Operation operation, ActPlace place, CancellationToken cancellationToken)
    {
        var read = operation.Read<StageQuestionInput>();
        if (read.IsRefused)
        {
            return read.Problem;
        }

        var reached = await ReachAsync(read.Value, operation.CapturedAt, place, cancellationToken);
        return reached.IsRefused ? reached.Problem : new Activity(operation.Id, reached.Value.Verb, reached.Value.Subject, place.PersonId, operation.ReceivedAt);
    }

    /// <summary>From a page.</summary>
    /// <returns>Where the question is read.</returns>
    public async Task<Outcome<string>> RunAsync(StageQuestionInput input, ActPlace place, CancellationToken cancellationToken)
    {
        await db.LockStreamAsync(place.EventId, cancellationToken);
        var reached = await ReachAsync(input, time.Now(), place, cancellationToken);
        if (reached.IsRefused)
        {
            return reached.Problem;
        }

        if (reached.Value.IsChanged)
        {
            db.Add(new Activity(Ids.New(time), reached.Value.Verb, reached.Value.Subject, place.PersonId, time.Now()));
            await db.SaveChangesAsync(cancellationToken);
        }

        return reached.Value.Subject.Address;
    }

    private async Task<Outcome<Reached>> ReachAsync(StageQuestionInput input, DateTimeOffset at, ActPlace place, CancellationToken cancellationToken)
    {
        if (OperationRules.RefuseCapture(place) is { } refusal)
        {
            return refusal;
        }

        if (StageWords.Read(input.Stage) is not { } stage)
        {
            return new Problem("stage_unknown", "Please say how far it has come: carried, asked or answered.");
        }

        var found = await db.HeldQuestionAsync(input.Question, place, cancellationToken);
        if (found is not ({ } question, { } subject))
        {
            return QuestionRules.Unknown;
        }

        var entry = await db.Subjects.VisibleTo(place.Reader).Where(row => row.Id == input.Entry && row.EventId == place.EventId && row.Kind == EntryKind)
            .Select(row => (Guid?)row.Id).SingleOrDefaultAsync(cancellationToken);
        return question.Reach(input.Session, stage, entry, place.PersonId, at) is { } isChanged
            ? new Reached(subject, Verbs[stage], isChanged)
            : new Problem("question_not_carried", "That session does not take this question up. Carry it there first.");
    }

    private sealed record Reached(Subject Subject, string Verb, bool IsChanged);
}
