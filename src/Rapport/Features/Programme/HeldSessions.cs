using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
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
    }
}
