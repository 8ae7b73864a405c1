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

    /// <summary>What is proposed: where only one session runs, that. Of several, nobody but the reporter knows.</summary>
    public static SessionLine? Proposed(IEnumerable<SessionLine> sessions, DateTimeOffset now)
    {
        var running = sessions.Where(session => !session.IsCancelled && session.StartsAt <= now && now < session.EndsAt).Take(2).ToList();
        return running.Count == 1 ? running[0] : null;
    }

    public string At(DateTimeOffset instant, string format) => Zone!.ToWall(instant).ToString(format);

    private bool IsOn(SessionLine session) => session.StartsAt <= Now && Now < session.EndsAt;
}
