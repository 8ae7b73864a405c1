using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Programme.Releases;
using Rapport.Features.Programme.Stars;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme;

/// <summary>What every change of a programme asks first.</summary>
internal static class HeldSessions
{
    extension(RapportDb db)
    {
        public Task<bool> IsSealedAsync(Guid eventId, CancellationToken cancellationToken) =>
            db.Events.AnyAsync(row => row.Id == eventId && row.Phase == Phase.Sealed, cancellationToken);

        /// <summary>A session of the event with its speakers and its subject, all to be changed; null when there is none for this reader.</summary>
        public async Task<SessionWithSubject?> HeldSessionAsync(Guid eventId, Guid sessionId, Reader reader, CancellationToken cancellationToken)
        {
            var subject = await db.Subjects.KnownTo(reader)
                .SingleOrDefaultAsync(subject => subject.Id == sessionId && subject.EventId == eventId && subject.Kind == Session.SubjectKind, cancellationToken);
            var session = subject is null ? null : await db.Sessions.Include(session => session.Speakers).SingleOrDefaultAsync(session => session.Id == sessionId, cancellationToken);
            return session is null ? null : new SessionWithSubject(session, subject!);
        }

        /// <summary>Those that nobody wrote in, starred or was told of by a release.</summary>
        public IQueryable<Session> UnseenSessions(Guid eventId)
        {
            var (subjects, stars, told) = (db.Subjects, db.Stars, db.ReleaseLines);
            return db.Sessions.Where(session => session.EventId == eventId
                && !subjects.Any(subject => subject.SessionId == session.Id && subject.Id != session.Id)
                && !stars.Any(star => star.SessionId == session.Id)
                && !told.Any(line => line.SessionId == session.Id));
        }
    }
}
