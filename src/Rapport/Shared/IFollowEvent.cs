namespace Rapport.Shared;

/// <summary>
/// What keeps instants derived from wall times in an event's zone. When the zone changes, wall times stay and the
/// instants follow, in the same act; who implements it never saves itself.
/// </summary>
public interface IFollowZone
{
    Task FollowAsync(Guid eventId, EventZone zone, CancellationToken cancellationToken);
}
