using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme.Stars;

/// <summary>Takes a session into one's own programme, or out of it. Doing it twice is the same as once.</summary>
public sealed class SetStar(RapportDb db, TimeProvider time)
{
    public async Task<Outcome<bool>> RunAsync(SetStarInput input, CancellationToken cancellationToken)
    {
        if (input.Reader.PersonId is not { } person
            || !await db.Subjects.VisibleTo(input.Reader).AnyAsync(
                subject => subject.Id == input.SessionId && subject.EventId == input.EventId && subject.Kind == Session.SubjectKind, cancellationToken))
        {
            return ProgrammeProblems.UnknownSession;
        }

        await db.LockPersonAsync(person, cancellationToken);
        var star = await db.Stars.SingleOrDefaultAsync(star => star.PersonId == person && star.SessionId == input.SessionId, cancellationToken);
        if (input.IsOn && star is null)
        {
            db.Add(new Star(person, input.SessionId, time.GetUtcNow()));
        }
        else if (!input.IsOn && star is not null)
        {
            db.Remove(star);
        }

        await db.SaveChangesAsync(cancellationToken);
        return input.IsOn;
    }
}

public sealed record SetStarInput(Guid EventId, Guid SessionId, Reader Reader, bool IsOn);
