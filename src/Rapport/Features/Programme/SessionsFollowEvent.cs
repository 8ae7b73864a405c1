using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme;

/// <summary>Sessions keep their time on the wall when their event moves to another zone.</summary>
public sealed class SessionsFollowZone(RapportDb db) : IFollowZone
{
    public async Task FollowAsync(Guid eventId, EventZone zone, CancellationToken cancellationToken)
    {
        await foreach (var session in db.Sessions.Where(session => session.EventId == eventId).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            session.Schedule(session.StartsAtWall, TimeSpan.FromMinutes(session.Minutes), zone, session.RoomId);
        }
    }
}
