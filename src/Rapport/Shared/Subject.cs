namespace Rapport.Shared;

/// <summary>
/// The address of anything that can be commented on, cited, reported or hidden. One row per thing, written in the
/// same transaction as the thing, with the same id; permission is a join with this row everywhere.
/// </summary>
public sealed class Subject
{
    public const int TitleLimit = 200;
    public const int AddressLimit = 400;
    public const int ReasonLimit = 500;

    private Subject()
    {
    }

    public Subject(Guid id, string kind, SubjectPlace place, Guid? authorId, DateTimeOffset createdAt)
    {
        Id = id;
        Kind = kind;
        SpaceId = place.SpaceId;
        EventId = place.EventId;
        SessionId = place.SessionId;
        AuthorId = authorId;
        CreatedAt = createdAt;
    }

    public Guid Id { get; private set; }
    public string Kind { get; private set; } = "";
    public Guid SpaceId { get; private set; }
    public Guid? EventId { get; private set; }
    public Guid? SessionId { get; private set; }
    public Guid? AuthorId { get; private set; }

    /// <summary>What it was made from, another subject of the same event: whoever sees both is led there, and back.</summary>
    public Guid? SourceId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>What was asked for this subject itself.</summary>
    public Visibility OwnVisibility { get; private set; }

    /// <summary>The narrowest of its own, its session's, its event's and its space's: the one that queries use.</summary>
    public Visibility Visibility { get; private set; }

    public SubjectState State { get; private set; }
    public string Title { get; private set; } = "";
    public string Address { get; private set; } = "";
    public string? HiddenReason { get; private set; }
    public Guid? HiddenById { get; private set; }
    public DateTimeOffset? HiddenAt { get; private set; }
    public int CommentCount { get; private set; }
    public DateTimeOffset? LastCommentAt { get; private set; }

    /// <summary>The rule of <c>VisibleTo</c> for one subject at hand.</summary>
    public bool IsVisibleTo(Reader reader) =>
        reader.Audience.Sees(Visibility, State) || (State == SubjectState.Shown && AuthorId is not null && AuthorId == reader.PersonId);

    public Subject Named(string title, string address)
    {
        Title = title.Length <= TitleLimit ? title : title[..TitleLimit];
        Address = address;
        return this;
    }

    public Subject Citing(Guid? sourceId)
    {
        SourceId = sourceId;
        return this;
    }

    public Subject SeenBy(Visibility own, Visibility around)
    {
        OwnVisibility = own;
        Visibility = Visibilities.Narrowest(own, around);
        return this;
    }

    public void Hide(string reason, Guid byId, DateTimeOffset at)
    {
        (State, HiddenReason, HiddenById, HiddenAt) = (SubjectState.Hidden, reason, byId, at);
    }

    /// <summary>Out of sight until somebody on the team shows it.</summary>
    public void Hold() => State = SubjectState.Held;

    public void Show() => (State, HiddenReason, HiddenById, HiddenAt) = (SubjectState.Shown, null, null, null);

    public void Withdraw() => State = SubjectState.Withdrawn;

    public void MoveTo(Guid? sessionId) => SessionId = sessionId;

    public void CountComment(int change, DateTimeOffset at)
    {
        CommentCount = Math.Max(0, CommentCount + change);
        LastCommentAt = change > 0 ? at : LastCommentAt;
    }
}
