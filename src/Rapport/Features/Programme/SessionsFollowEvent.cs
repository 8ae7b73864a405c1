using Microsoft.EntityFrameworkCore;
using Rapport.Features.Programme.Releases;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme;

/// <summary>Sessions keep their time on the wall when their event moves to another zone, and go to other days with it; so does what waits for the next release.</summary>
public sealed class SessionsFollowEvent(RapportDb db, TimeProvider time) : IFollowEvent
{
    public async Task<IReadOnlyList<(string Title, DateOnly Day)>> TimedAsync(Guid eventId, CancellationToken cancellationToken)
    {
        var rows = await db.Sessions.Where(session => session.EventId == eventId && session.StartsAtWall != null)
            .OrderBy(session => session.StartsAtWall).ThenBy(session => session.Title)
            .Select(session => new { session.Title, Wall = session.StartsAtWall!.Value }).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => (row.Title, DateOnly.FromDateTime(row.Wall)));
    }

    public async Task FollowAsync(Guid eventId, EventZone zone, int days, Guid? actorId, CancellationToken cancellationToken)
    {
        var sessions = await db.Sessions.Where(session => session.EventId == eventId).ToListAsync(cancellationToken);
        sessions.ForEach(session => session.Schedule(session.StartsAtWall?.AddDays(days), TimeSpan.FromMinutes(session.Minutes), zone, session.RoomId));
        if (days == 0)
        {
            return;
        }

        var subjects = await db.Subjects.Where(subject => subject.EventId == eventId && subject.Kind == Session.SubjectKind).ToDictionaryAsync(subject => subject.Id, cancellationToken);
        db.AddRange(sessions.Where(session => session.StartsAtWall is not null)
            .Select(session => new Activity(Ids.New(time), "session.moved", subjects[session.Id], actorId, time.GetUtcNow())));
        await foreach (var proposal in db.Proposals.Where(proposal => proposal.EventId == eventId).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            proposal.MoveBy(days);
        }
    }
}
