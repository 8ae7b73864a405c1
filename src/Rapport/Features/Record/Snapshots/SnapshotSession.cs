namespace Rapport.Features.Record.Snapshots;

/// <summary>A session of the programme, with what holds for those who capture it.</summary>
/// <param name="Shifts">Who is to cover it, as the team plans it; nobody for who is not of the team.</param>
/// <param name="Covers">Who has written from it, the latest first.</param>
/// <param name="Around">Who reads what stands in it.</param>
/// <param name="Wishes">What those who speak want, a sentence each.</param>
/// <param name="NoPhotos">The names of those who want no photos.</param>
public sealed record SnapshotSession(
    Guid Id, string Address, string Title, string Kind, string? Room, DateTimeOffset StartsAt, DateTimeOffset EndsAt, bool IsCancelled,
    IReadOnlyList<string> Speakers,
    IReadOnlyList<SnapshotShift> Shifts,
    IReadOnlyList<string> Covers,
    string Around,
    bool IsOffRecord,
    bool IsUnattributed,
    IReadOnlyList<string> Wishes,
    IReadOnlyList<string> NoPhotos);
