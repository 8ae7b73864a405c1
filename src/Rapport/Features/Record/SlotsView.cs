using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>Sessions by their starting times; with or without what is on the record of each.</summary>
public sealed record SlotsView(IReadOnlyList<SessionLine> Sessions, EventZone Zone, bool HasTallies)
{
    /// <summary>Nothing more is added, so nobody is asked for it.</summary>
    public bool IsSealed { get; init; }

    public IEnumerable<IGrouping<DateTime, SessionLine>> Days =>
        Sessions.GroupBy(session => Zone.ToWall(session.StartsAt).Date).OrderBy(day => day.Key);
}
