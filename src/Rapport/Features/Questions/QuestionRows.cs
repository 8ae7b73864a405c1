using Microsoft.EntityFrameworkCore;
using Rapport.Features.Programme;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Questions;

public static class QuestionRows
{
    extension(RapportDb db)
    {
        public DbSet<Call> Calls => db.Set<Call>();

        public DbSet<Question> Questions => db.Set<Question>();

        public DbSet<Carriage> Carriages => db.Set<Carriage>();

        public DbSet<Vote> Votes => db.Set<Vote>();

        /// <summary>The call of an event; null where there is none, or none for this reader.</summary>
        public Task<Call?> CallAsync(Guid eventId, Reader reader, CancellationToken cancellationToken) =>
            db.Calls.Where(call => call.EventId == eventId)
                .Join(db.Subjects.VisibleTo(reader), call => call.Id, subject => subject.Id, (call, _) => call)
                .SingleOrDefaultAsync(cancellationToken);

        /// <summary>A question of the event that whoever asks sees, with the sessions that take it up, to be changed; else null.</summary>
        public async Task<QuestionWithSubject?> HeldQuestionAsync(Guid id, ActPlace place, CancellationToken cancellationToken)
        {
            var subject = await db.Subjects.VisibleTo(place.Reader).SingleOrDefaultAsync(
                row => row.Id == id && row.EventId == place.EventId && row.Kind == Question.SubjectKind, cancellationToken);
            return subject is null ? null : new(await db.Questions.Include(question => question.Carriages).SingleAsync(row => row.Id == id, cancellationToken), subject);
        }

        /// <summary>A session of the event that whoever asks sees; else null.</summary>
        public Task<Subject?> SessionSubjectAsync(Guid sessionId, ActPlace place, CancellationToken cancellationToken) =>
            db.Subjects.AsNoTracking().VisibleTo(place.Reader)
                .SingleOrDefaultAsync(row => row.Id == sessionId && row.EventId == place.EventId && row.Kind == Session.SubjectKind, cancellationToken);
    }
}
