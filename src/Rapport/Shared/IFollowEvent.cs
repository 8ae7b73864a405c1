namespace Rapport.Shared;

/// <summary>
/// What stands in an event on days, and at times in its zone. When the zone changes, wall times stay and the instants
/// follow, in the same act; when the days change, so do these where the organiser says so. Who implements it never saves itself.
/// </summary>
public interface IFollowEvent
{
    /// <summary>What has a time, with its day, the first one first.</summary>
    Task<IReadOnlyList<(string Title, DateOnly Day)>> TimedAsync(Guid eventId, CancellationToken cancellationToken);

    /// <param name="eventId">The event.</param>
    /// <param name="zone">That it has now.</param>
    /// <param name="days">By how many all that has a time moves; 0 where it stays.</param>
    /// <param name="actorId">Who moves it.</param>
    /// <param name="cancellationToken">Of the act.</param>
    Task FollowAsync(Guid eventId, EventZone zone, int days, Guid? actorId, CancellationToken cancellationToken);
}
