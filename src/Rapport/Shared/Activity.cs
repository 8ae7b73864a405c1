namespace Rapport.Shared;

/// <summary>
/// One row per act that matters, written in the same transaction as the act. Its id is the operation's id where a
/// device brought one, so the primary key makes a retried operation arrive once. <see cref="Number"/> counts within
/// the stream (an event, or a space for what has no event) and is safe to read past: a lower number never appears
/// after a higher one was seen.
/// </summary>
public sealed class Activity
{
    /// <summary>The verb for a subject that shows somebody by another name now, or by none, though nobody touched it.</summary>
    public const string NameChanged = "name.changed";

    private Activity()
    {
    }

    public Activity(Guid id, string verb, Subject subject, Guid? actorId, DateTimeOffset at)
    {
        Id = id;
        Verb = verb;
        SubjectId = subject.Id;
        SubjectKind = subject.Kind;
        SpaceId = subject.SpaceId;
        EventId = subject.EventId;
        SessionId = subject.SessionId;
        StreamId = subject.EventId ?? subject.SpaceId;
        ActorId = actorId;
        At = at;
    }

    public Guid Id { get; private set; }
    public Guid StreamId { get; private set; }
    public long Number { get; private set; }
    public string Verb { get; private set; } = "";
    public Guid SubjectId { get; private set; }
    public string SubjectKind { get; private set; } = "";

    /// <summary>What else the act is about: the entry under a comment, the person who was given a role.</summary>
    public Guid? AboutId { get; private set; }

    public Guid SpaceId { get; private set; }
    public Guid? EventId { get; private set; }
    public Guid? SessionId { get; private set; }
    public Guid? ActorId { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <summary>For an act that took something away: who could see it before. Only they are told that it is gone.</summary>
    public Visibility? TakenFrom { get; private set; }

    /// <summary>SHA-256 of the operation's canonical body, to tell a retry from a clash of ids.</summary>
    public byte[]? BodyHash { get; private set; }

    public Activity About(Guid aboutId)
    {
        AboutId = aboutId;
        return this;
    }

    public Activity TakesFrom(Visibility before)
    {
        TakenFrom = before;
        return this;
    }

    public Activity OfOperation(byte[] bodyHash)
    {
        BodyHash = bodyHash;
        return this;
    }

    public void Take(long number) => Number = number;
}
