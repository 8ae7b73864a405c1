namespace Rapport.Features.Notifications;

/// <summary>When somebody is next sent their notices, and whether they want that. The due time is also the lease.</summary>
public sealed class NoticeMailing
{
    private NoticeMailing()
    {
    }

    public NoticeMailing(Guid personId) => PersonId = personId;

    public Guid PersonId { get; private set; }
    public bool IsOff { get; private set; }
    public DateTimeOffset? MailedAt { get; private set; }

    /// <summary>Null while there is nothing to send.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    public void Turn(bool isOff) => (IsOff, DueAt) = (isOff, isOff ? null : DueAt);

    /// <summary>What follows within the wait goes into the same message.</summary>
    public void Expect(DateTimeOffset now, NoticeOptions options)
    {
        var soonest = now + options.Wait;
        var next = MailedAt + options.Pause;
        DueAt ??= next > soonest ? next : soonest;
    }
}
