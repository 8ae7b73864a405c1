namespace Rapport.Features.Capture;

/// <summary>What a stream shows: an event's or a session's entries, perhaps of one kind, one person, some sessions.</summary>
public sealed record StreamFilter(Guid EventId)
{
    public Guid? SessionId { get; init; }
    public IReadOnlyList<Guid>? Sessions { get; init; }
    public EntryKind? Kind { get; init; }
    public Guid? AuthorId { get; init; }

    /// <summary>Only what is older than this cursor, which came with the page before.</summary>
    public string? Before { get; init; }
}
