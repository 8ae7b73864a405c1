using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme;

/// <summary>
/// Who may read a session, and with it everything in it. What was asked for each thing itself stays, so that widening
/// again brings back what was there. Works in a sealed event too: a take-down cannot wait.
/// </summary>
public sealed class SetSessionVisibility(RapportDb db, TimeProvider time)
{
    public async Task<Outcome<string>> RunAsync(SetSessionVisibilityInput input, CancellationToken cancellationToken)
    {
        if (input.Visibility is not (Visibility.Public or Visibility.Members or Visibility.Team))
        {
            return ProgrammeProblems.UnknownVisibility;
        }

        // Whoever posts or comments meanwhile waits, or is seen below.
        await db.LockStreamAsync(input.EventId, cancellationToken);
        if (await db.HeldSessionAsync(input.EventId, input.SessionId, input.Reader, cancellationToken) is not { } held)
        {
            return ProgrammeProblems.UnknownSession;
        }

        if (held.Subject.OwnVisibility == input.Visibility)
        {
            return held.Subject.Address;
        }

        var before = await InsideAsync(input, cancellationToken);
        await db.Subjects.Where(row => row.Id == input.SessionId)
            .ExecuteUpdateAsync(row => row.SetProperty(subject => subject.OwnVisibility, input.Visibility), cancellationToken);
        await db.DeriveVisibilityAsync(held.Subject.SpaceId, input.EventId, cancellationToken);
        await RecordAsync(input, before, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return held.Subject.Address;
    }

    /// <summary>The session and all that is in it, the oldest first.</summary>
    private Task<List<Subject>> InsideAsync(SetSessionVisibilityInput input, CancellationToken cancellationToken) =>
        db.Subjects.AsNoTracking().Where(row => row.EventId == input.EventId && row.SessionId == input.SessionId).OrderBy(row => row.Id).ToListAsync(cancellationToken);

    /// <summary>One activity for each thing that somebody else sees from now on, so that streams, replays and caches know it.</summary>
    private async Task RecordAsync(SetSessionVisibilityInput input, List<Subject> before, CancellationToken cancellationToken)
    {
        var after = (await InsideAsync(input, cancellationToken)).ToDictionary(row => row.Id, row => row.Visibility);
        foreach (var row in before.Where(row => row.Id == input.SessionId || after[row.Id] != row.Visibility))
        {
            var verb = row.Id == input.SessionId ? "visibility.changed" : after[row.Id] > row.Visibility ? "subject.covered" : "subject.uncovered";
            var activity = new Activity(Ids.New(time), verb, row, input.Reader.PersonId, time.GetUtcNow());
            db.Activities.Add(after[row.Id] > row.Visibility ? activity.TakesFrom(row.Visibility) : activity);
        }
    }
}

/// <param name="Visibility">Null, when none was chosen, is refused.</param>
public sealed record SetSessionVisibilityInput(Guid EventId, Guid SessionId, Reader Reader, Visibility? Visibility);
