using Rapport.Features.Capture;
using Rapport.Features.Programme;
using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>A session in the list of an event's, with what is on the record of it.</summary>
public sealed record SessionLine(Guid Id, string Title, string Address, SessionKind Kind, DateTimeOffset StartsAt, DateTimeOffset EndsAt)
{
    public Guid? RoomId { get; init; }
    public string? Room { get; init; }
    public int RoomPosition { get; init; }
    public IReadOnlyList<string> Speakers { get; init; } = [];
    public bool IsCancelled { get; init; }
    public bool IsOffRecord { get; init; }

    /// <summary>Quotes from it go without a name.</summary>
    public bool IsUnattributed { get; init; }

    public Visibility Visibility { get; init; }

    /// <summary>Shown entries by kind, and the comments on the session itself.</summary>
    public IReadOnlyDictionary<EntryKind, int> Entries { get; init; } = new Dictionary<EntryKind, int>();

    /// <summary>Shown notes in which something is written.</summary>
    public int SharedNotes { get; init; }

    public int Comments { get; init; }

    /// <summary>Who has written from it, the latest first.</summary>
    public IReadOnlyList<string> Writers { get; init; } = [];

    public bool HasEntries => Entries.Count > 0;

    public bool IsWrittenAbout => HasEntries || SharedNotes > 0;

    /// <summary>"1 shared note, 31 notes, 9 quotes, 1 photo"; empty when there is nothing.</summary>
    public string Tally => string.Join(", ", (SharedNotes > 0 ? [Count(SharedNotes, "shared note")] : Array.Empty<string>())
        .Concat(Entries.OrderBy(pair => pair.Key).Select(pair => Count(pair.Value, pair.Key.Singular)))
        .Concat(Comments > 0 ? [Count(Comments, "comment")] : []));

    private static string Count(int n, string word) => n == 1 ? $"1 {word}" : $"{n} {word}s";
}
