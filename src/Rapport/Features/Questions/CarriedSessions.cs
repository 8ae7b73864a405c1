using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Questions;

/// <summary>The sessions that take up questions.</summary>
internal sealed class CarriedSessions(RapportDb db) : IUseSessions
{
    public IQueryable<Guid> In(Guid eventId) =>
        db.Carriages.Join(db.Questions.Where(question => question.EventId == eventId), carriage => carriage.QuestionId, question => question.Id, (carriage, _) => carriage.SessionId);
}
