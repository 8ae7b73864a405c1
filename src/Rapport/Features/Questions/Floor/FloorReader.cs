using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;
using Rapport.Platform.Live;
using Rapport.Shared;

namespace Rapport.Features.Questions.Floor;

/// <summary>Reads, for the team, what waits to be let through.</summary>
public sealed class FloorReader(RapportDb db, LiveLog log)
{
    private const int Limit = 200;

    public Task<long> LiveAtAsync(Guid eventId, CancellationToken cancellationToken) => log.LastNumberAsync(eventId, cancellationToken);

    public Task<FloorRules> RulesAsync(Guid eventId, CancellationToken cancellationToken) => db.FloorOfAsync(eventId, cancellationToken);

    /// <summary>The longest waiting first.</summary>
    public async Task<IReadOnlyList<WaitingQuestion>> WaitingAsync(Guid eventId, Reader reader, CancellationToken cancellationToken)
    {
        var rows = await (
            from subject in db.Subjects.KnownTo(reader)
            where subject.EventId == eventId && subject.Kind == Question.SubjectKind && subject.State == SubjectState.Held
            join question in db.Questions on subject.Id equals question.Id
            join author in db.People on question.AuthorId equals author.Id
            join session in db.Subjects.VisibleTo(reader) on subject.SessionId equals session.Id into sessions
            from session in sessions.DefaultIfEmpty()
            orderby question.AskedAt, question.Id
            select new { question.Id, question.Text, author.Name, question.Origin, question.IsNameless, question.AskedAt, session.Title, session.Address }).Take(Limit).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new WaitingQuestion(row.Id, row.Text, row.Origin.Asker(row.IsNameless, row.Name), row.AskedAt, row.Title, row.Address));
    }
}
