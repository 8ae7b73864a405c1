using Rapport.Shared;

namespace Rapport.Features.Notes;

/// <summary>
/// A long shared document of a session, written by several people at once. What was written is in its log
/// (<see cref="NoteUpdate"/>), which only grows; this row says how far that goes.
/// </summary>
public sealed class Note
{
    public const string SubjectKind = "note";
    /// <summary>In one session: its own, and one for each group of many.</summary>
    public const int Most = 30;

    public const int TitleLimit = 120;

    private Note()
    {
    }

    public Note(Guid id, Guid eventId, Guid sessionId, string title) =>
        (Id, EventId, SessionId, Title, Generation) = (id, eventId, sessionId, title, 1);

    public Guid Id { get; private set; }
    public Guid EventId { get; private set; }
    public Guid SessionId { get; private set; }

    /// <summary>Which group's it is; empty for the session's own.</summary>
    public string Title { get; private set; } = "";

    public Guid StartedById { get; private set; }
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>Counts how often the document was begun anew, because something in it had to go.</summary>
    public int Generation { get; private set; }

    /// <summary>The number of the last update of this generation.</summary>
    public long Head { get; private set; }

    /// <summary>Bytes of all updates of this generation.</summary>
    public long Size { get; private set; }

    public Guid? LockedById { get; private set; }
    public DateTimeOffset? LockedAt { get; private set; }

    public bool IsLocked => LockedAt is not null;

    public static Problem? RefuseTitle(string title) =>
        title.Length > TitleLimit ? new("title_too_long", $"A title has at most {TitleLimit} characters.") : null;

    public Note Started(Guid byId, DateTimeOffset at)
    {
        (StartedById, StartedAt) = (byId, at);
        return this;
    }

    /// <summary>It is final: nobody writes in it until it is reopened.</summary>
    public void Lock(Guid byId, DateTimeOffset at) => (LockedById, LockedAt) = (LockedById ?? byId, LockedAt ?? at);

    public void Reopen() => (LockedById, LockedAt) = (null, null);
}
