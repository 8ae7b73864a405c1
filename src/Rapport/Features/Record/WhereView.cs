using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>Where a reporter may be: what runs now within one tap, everything else within two.</summary>
/// <param name="Sessions">All that take place, in the order of the day.</param>
public sealed record WhereView(IReadOnlyList<SessionLine> Sessions, SessionLine? Chosen, EventZone? Zone, DateTimeOffset Now)
{
    private const int OfferedLimit = 6;

    /// <summary>Before an event is known: on a device that has no network.</summary>
    public static readonly WhereView Empty = new([], null, null, default);

    public IEnumerable<SessionLine> Offered => Sessions
        .Where(session => session == Chosen || IsOn(session)).Take(OfferedLimit);

    /// <summary>What is proposed: the session that runs and they cover, else the only one that runs. Of several, nobody but the reporter knows.</summary>
    /// <param name="covered">What they are to cover.</param>
    public static SessionLine? Proposed(IEnumerable<SessionLine> sessions, IReadOnlySet<Guid> covered, DateTimeOffset now)
    {
        var running = sessions.Where(session => !session.IsCancelled && session.StartsAt <= now && now < session.EndsAt).ToList();
        return Only(running.Where(session => covered.Contains(session.Id))) ?? Only(running);
    }

    public string At(DateTimeOffset instant, string format) => Zone!.ToWall(instant).ToString(format);

    private static SessionLine? Only(IEnumerable<SessionLine> sessions) => sessions.Take(2).ToList() is [var one] ? one : null;

    private bool IsOn(SessionLine session) => session.StartsAt <= Now && Now < session.EndsAt;
}
