namespace Rapport.Features.Capture;

/// <summary>The atom of capture in a session's or event's stream. Its id is made on the device; every revision is kept.</summary>
public sealed class Entry
{
    public const string SubjectKind = "entry";

    private Entry()
    {
    }

    public Entry(Guid id, EntryKind kind, Guid eventId, Guid? sessionId, Guid authorId)
    {
        Id = id;
        Kind = kind;
        EventId = eventId;
        SessionId = sessionId;
        AuthorId = authorId;
        Revision = LatestRevision = 1;
        ShownById = id;
    }

    public Guid Id { get; private set; }
    public EntryKind Kind { get; private set; }
    public Guid EventId { get; private set; }
    public Guid? SessionId { get; private set; }
    public Guid AuthorId { get; private set; }

    /// <summary>When it happened: the device's clock, corrected by its offset at contact.</summary>
    public DateTimeOffset CapturedAt { get; private set; }

    /// <summary>The device could not tell exactly when: it kept the order, and the time is a guess.</summary>
    public bool IsApproximate { get; private set; }

    public DateTimeOffset ReceivedAt { get; private set; }
    public EntryContent Content { get; private set; } = new();

    /// <summary>The revision whose content is shown.</summary>
    public int Revision { get; private set; }

    /// <summary>The operation that brought the revision which is shown, so that its writer's next text can name what it stands on. Null for what is older than this.</summary>
    public Guid? ShownById { get; private set; }

    /// <summary>The last revision that arrived, shown or competing.</summary>
    public int LatestRevision { get; private set; }

    public DateTimeOffset? EditedAt { get; private set; }
    public Guid? EditedById { get; private set; }
    public DateTimeOffset? PinnedAt { get; private set; }
    public Guid? PinnedById { get; private set; }
    public DateTimeOffset? HighlightedAt { get; private set; }
    public Guid? HighlightedById { get; private set; }

    /// <summary>True while the page behind a link has not been asked for its title.</summary>
    public bool AwaitsTitle { get; private set; }

    public Entry Captured(DateTimeOffset capturedAt, DateTimeOffset receivedAt, EntryContent content, bool isApproximate = false)
    {
        (CapturedAt, ReceivedAt, Content, IsApproximate) = (capturedAt, receivedAt, content, isApproximate);
        AwaitsTitle = Kind == EntryKind.Link && content.Title.Length == 0;
        return this;
    }

    /// <summary>Whether a text was written on top of what is shown: on its number, or after the operation that brought it.</summary>
    public bool IsShowing(int revision, Guid? operationId) => revision == Revision || (operationId is not null && operationId == ShownById);

    /// <summary>
    /// Takes a new text, written on top of what is shown. If another came first, nothing is overwritten: the new text is
    /// kept as a competing revision and shown beside the other.
    /// </summary>
    /// <returns>The revision to keep: what was shown before, or the text that competes.</returns>
    public EntryRevision Amend(Guid operationId, bool isOnTop, EntryContent content, Guid byId, DateTimeOffset at)
    {
        LatestRevision++;
        if (!isOnTop)
        {
            return new EntryRevision(operationId, Id, LatestRevision, content).Written(byId, at).Compete();
        }

        var before = new EntryRevision(operationId, Id, Revision, Content).Written(EditedById ?? AuthorId, EditedAt ?? ReceivedAt);
        (Revision, ShownById, Content, EditedAt, EditedById) = (LatestRevision, operationId, content, at, byId);
        AwaitsTitle = Kind == EntryKind.Link && content.Title.Length == 0;
        return before;
    }

    public void Pin(Guid byId, DateTimeOffset at) => (PinnedAt, PinnedById) = (at, byId);

    public void Unpin() => (PinnedAt, PinnedById) = (null, null);

    public void Highlight(Guid byId, DateTimeOffset at) => (HighlightedAt, HighlightedById) = (at, byId);

    public void Unhighlight() => (HighlightedAt, HighlightedById) = (null, null);

    /// <summary>How whoever said it or will do it is called from now on.</summary>
    public void NameWho(string who) => Content = Content with { Who = who };

    /// <summary>What the page behind a link calls itself; nothing when it would not say.</summary>
    public void LearnTitle(string? title)
    {
        AwaitsTitle = false;
        Content = string.IsNullOrWhiteSpace(title) ? Content : Content with { Title = title };
    }
}
