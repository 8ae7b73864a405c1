namespace Rapport.Features.Record.Snapshots;

/// <summary>A session of the programme, with what holds for those who capture it.</summary>
/// <param name="Covers">Who has written from it, the latest first.</param>
/// <param name="Around">Who reads what stands in it.</param>
/// <param name="Wishes">What those who speak want, a sentence each.</param>
/// <param name="NoPhotos">The names of those who want no photos.</param>
public sealed record SnapshotSession(
    Guid Id, string Address, string Title, string Kind, string? Room, DateTimeOffset StartsAt, DateTimeOffset EndsAt, bool IsCancelled,
    IReadOnlyList<string> Speakers,
    IReadOnlyList<string> Covers,
    string Around,
    bool IsOffRecord,
    bool IsUnattributed,
    IReadOnlyList<string> Wishes,
    IReadOnlyList<string> NoPhotos);
