using Rapport.Features.Programme.Speakers;

namespace Rapport.Features.Programme;

/// <summary>A session as the programme lists it.</summary>
public sealed record ProgrammeItem(Guid Id, string Slug, string Title, SessionKind Kind)
{
    public string? Room { get; init; }
    public Guid? RoomId { get; init; }
    public int RoomPosition { get; init; }
    public string Track { get; init; } = "";
    public bool IsCancelled { get; init; }

    /// <summary>Why it was cancelled; empty where nobody said.</summary>
    public string CancelReason { get; init; } = "";
    public IReadOnlyList<SpeakerName> Speakers { get; init; } = [];

    /// <summary>When it begins by the clocks of the hall; empty while that is not known.</summary>
    public DateTime? Wall { get; init; }

    public DateTime? EndWall { get; init; }
    public DateTimeOffset? StartsAt { get; init; }
    public DateTimeOffset? EndsAt { get; init; }

    public bool IsOn(DateTimeOffset now) => !IsCancelled && StartsAt <= now && now < EndsAt;
}
