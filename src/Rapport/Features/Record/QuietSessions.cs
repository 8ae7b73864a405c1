using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>Sessions that began and of which nobody wrote anything.</summary>
public sealed record QuietSessions(IReadOnlyList<SessionLine> Sessions, EventZone Zone)
{
    /// <summary>Nothing more is added, so nobody is asked for it.</summary>
    public bool IsSealed { get; init; }
}
