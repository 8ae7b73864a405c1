namespace Rapport.Features.Notifications;

/// <summary>
/// That one act concerns one person and one thing of theirs. It holds no words: what is said of the thing is its present
/// state, so that nothing is told of what was hidden meanwhile. The act's id makes it be written once.
/// </summary>
public sealed class Notice
{
    private Notice()
    {
    }

    public Notice(Guid id, NoticeDraft draft)
    {
        Id = id;
        PersonId = draft.PersonId;
        Kind = draft.Kind;
        SubjectId = draft.SubjectId;
        CauseId = draft.CauseId;
        ActivityId = draft.Act.Id;
        At = draft.Act.At;
    }

    public Guid Id { get; private set; }
    public Guid PersonId { get; private set; }
    public NoticeKind Kind { get; private set; }

    /// <summary>The thing that it is about; notices of one kind about one thing are shown as one.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>The comment that somebody wrote; without it there is nothing to tell.</summary>
    public Guid? CauseId { get; private set; }

    public Guid ActivityId { get; private set; }
    public DateTimeOffset At { get; private set; }
    public DateTimeOffset? ReadAt { get; private set; }
    public DateTimeOffset? MailedAt { get; private set; }
}
