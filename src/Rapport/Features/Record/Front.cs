using Rapport.Features.Capture;
using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>What the front page of an event sums up for an audience.</summary>
/// <param name="Call">The event's call with what was asked last; null where there is none.</param>
public sealed record Front(EventZone Zone, bool IsSealed, FrontCall? Call)
{
    /// <summary>In the order of the day.</summary>
    public required IReadOnlyList<SessionLine> Sessions { get; init; }

    public required IReadOnlyList<EntryView> Highlights { get; init; }
    public required IReadOnlyList<EntryView> Pinned { get; init; }
    public required IReadOnlyList<EntryView> Photos { get; init; }

    /// <summary>Decisions and actions, the latest first.</summary>
    public required IReadOnlyList<EntryView> Outcomes { get; init; }

    public required IReadOnlyList<DiscussedLine> Discussed { get; init; }
}
