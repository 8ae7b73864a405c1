using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Comments;

/// <summary>
/// Its author takes a comment back, on a page or, as <c>comment.retract</c>, from a device, also one that waits or is hidden.
/// Answers to it stay.
/// </summary>
public sealed class WithdrawComment(RapportDb db, TimeProvider time) : IOperationKind
{
    public string Kind => "comment.retract";

    public async Task<Outcome<Activity>> HandleAsync(Operation operation, ActPlace place, CancellationToken cancellationToken)
    {
        var read = operation.Read<CommentInput>();
        return read.IsRefused ? read.Problem : await WithdrawAsync(operation.Id, read.Value.Target, operation.ReceivedAt, place, cancellationToken);
    }

    /// <returns>What the comment was about.</returns>
    public async Task<Outcome<Guid>> RunAsync(Guid id, ActPlace place, CancellationToken cancellationToken)
    {
        await db.LockStreamAsync(place.EventId, cancellationToken);
        var outcome = await WithdrawAsync(Ids.New(time), id, time.GetUtcNow(), place, cancellationToken);
        if (outcome.IsRefused)
        {
            return outcome.Problem;
        }

        db.Add(outcome.Value);
        await db.SaveChangesAsync(cancellationToken);
        return outcome.Value.AboutId!.Value;
    }

    private async Task<Outcome<Activity>> WithdrawAsync(Guid activityId, Guid? target, DateTimeOffset at, ActPlace place, CancellationToken cancellationToken)
    {
        if (CommentRules.Refuse(place) is { } refusal)
        {
            return refusal;
        }

        // Of two who take it back at once, the second waited for the stream and finds it gone.
        if (await db.OwnCommentAsync(target, place, cancellationToken) is not var (comment, subject))
        {
            return CommentRules.Unknown;
        }

        if (subject.State == SubjectState.Shown)
        {
            await db.CountCommentsAsync(comment.AboutId, -1, cancellationToken);
        }

        subject.Withdraw();
        return new Activity(activityId, "comment.withdrawn", subject, place.PersonId, at).About(comment.AboutId).TakesFrom(subject.Visibility);
    }
}
