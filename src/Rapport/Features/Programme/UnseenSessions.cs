using Rapport.Features.Programme.Releases;
using Rapport.Features.Programme.Stars;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme;

/// <summary>The sessions that can go without a trace: nobody wrote in them, starred them, was told of them by a release, or holds to them otherwise.</summary>
public sealed class UnseenSessions(RapportDb db, IEnumerable<IUseSessions> users)
{
    public IQueryable<Session> Of(Guid eventId)
    {
        var (subjects, stars, told) = (db.Subjects, db.Stars, db.ReleaseLines);
        var unseen = db.Sessions.Where(session => session.EventId == eventId
            && !subjects.Any(subject => subject.SessionId == session.Id && subject.Id != session.Id)
            && !stars.Any(star => star.SessionId == session.Id)
            && !told.Any(line => line.SessionId == session.Id));
        return users.Select(user => user.In(eventId)).Aggregate(unseen, (all, used) => all.Where(session => !used.Contains(session.Id)));
    }
}
