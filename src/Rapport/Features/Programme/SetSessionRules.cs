using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme;

/// <summary>
/// What holds in a session. Off the record, what is captured is for the team alone, also what was captured before; taking
/// the rule back shows none of it. Works in a sealed event too: a promise does not end with the day.
/// </summary>
public sealed class SetSessionRules(RapportDb db, TimeProvider time)
{
    public async Task<Outcome<string>> RunAsync(SetSessionRulesInput input, CancellationToken cancellationToken)
    {
        // Whoever captures meanwhile waits, or is seen below.
        await db.LockStreamAsync(input.EventId, cancellationToken);
        if (await db.HeldSessionAsync(input.EventId, input.SessionId, input.Reader, cancellationToken) is not { } held)
        {
            return ProgrammeProblems.UnknownSession;
        }

        var (session, subject) = held;
        var (isNewlyOff, isOther) = (input.IsOffRecord && !session.IsOffRecord, input.IsUnattributed != session.IsUnattributed);
        if (!isOther && input.IsOffRecord == session.IsOffRecord)
        {
            return subject.Address;
        }

        var covers = isNewlyOff && !input.IsSure ? await Captured(input.SessionId).CountAsync(row => row.State != SubjectState.Withdrawn && row.Visibility < Visibility.Team, cancellationToken) : 0;
        if (covers > 0)
        {
            return new Problem("record_covered", $"{(covers == 1 ? "One thing that was" : $"{covers} things that were")} captured here can be read by others than the team, and would be for the team alone. Switching this off later does not show them again.");
        }

        session.Rule(input.IsOffRecord, input.IsUnattributed);
        if (isNewlyOff)
        {
            await NarrowAsync(subject, input.Reader.PersonId, cancellationToken);
        }

        if (isOther)
        {
            await db.TouchAsync(Captured(input.SessionId).Where(row => row.State != SubjectState.Withdrawn), Activity.NameChanged, time.Now(), cancellationToken);
        }

        db.Add(new Activity(Ids.New(time), "session.ruled", subject, input.Reader.PersonId, time.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        return subject.Address;
    }

    /// <summary>What was captured there; what was said about it follows it.</summary>
    private IQueryable<Subject> Captured(Guid sessionId) => db.Subjects.Where(row => row.SessionId == sessionId && row.Id != sessionId && row.Kind != "comment");

    private async Task NarrowAsync(Subject session, Guid? byId, CancellationToken cancellationToken)
    {
        var inside = db.Subjects.AsNoTracking().Where(row => row.SessionId == session.Id && row.Id != session.Id);
        var before = await inside.OrderBy(row => row.Id).ToListAsync(cancellationToken);
        await Captured(session.Id).Where(row => row.OwnVisibility < Visibility.Team)
            .ExecuteUpdateAsync(row => row.SetProperty(subject => subject.OwnVisibility, Visibility.Team), cancellationToken);
        await db.DeriveVisibilityAsync(session.SpaceId, session.EventId, cancellationToken);
        var after = await inside.ToDictionaryAsync(row => row.Id, row => row.Visibility, cancellationToken);
        foreach (var row in before.Where(row => after[row.Id] > row.Visibility))
        {
            db.Add(new Activity(Ids.New(time), "subject.covered", row, byId, time.GetUtcNow()).TakesFrom(row.Visibility));
        }
    }
}

public sealed record SetSessionRulesInput(Guid EventId, Guid SessionId, Reader Reader, bool IsOffRecord, bool IsUnattributed)
{
    /// <summary>Knows what it takes out of sight.</summary>
    public bool IsSure { get; init; }
}
