namespace Rapport.Features.Comments;

/// <summary>An editor has ended what was said about a subject: it can be read, and no more comments come.</summary>
public sealed class Closure
{
    private Closure()
    {
    }

    public Closure(Guid subjectId, Guid closedById, DateTimeOffset closedAt) =>
        (SubjectId, ClosedById, ClosedAt) = (subjectId, closedById, closedAt);

    public Guid SubjectId { get; private set; }
    public Guid ClosedById { get; private set; }
    public DateTimeOffset ClosedAt { get; private set; }
}
