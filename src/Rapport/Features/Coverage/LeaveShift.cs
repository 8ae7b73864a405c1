using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Coverage;

/// <summary>Somebody leaves a shift of theirs, or an editor takes one from them. What is gone already is no fault.</summary>
public sealed class LeaveShift(RapportDb db, TimeProvider time)
{
    /// <returns>The session that it was of; null where it was gone already.</returns>
    public async Task<Outcome<Guid?>> RunAsync(Guid id, Place place, CancellationToken cancellationToken)
    {
        var personId = await db.Shifts.Where(row => row.Id == id && row.EventId == place.StreamId).Select(row => row.PersonId).SingleOrDefaultAsync(cancellationToken);
        // The person first, as whoever merges or erases them does.
        await db.LockPersonAsync(personId, cancellationToken);
        await db.LockStreamAsync(place.StreamId, cancellationToken);
        var shift = await db.Shifts.SingleOrDefaultAsync(row => row.Id == id && row.EventId == place.StreamId, cancellationToken);
        if (shift is null)
        {
            return (Guid?)null;
        }

        if (!place.Reader.MaySet(shift.PersonId))
        {
            return CoverageRules.NotYours;
        }

        if (await db.Events.AnyAsync(row => row.Id == place.StreamId && row.Phase == Phase.Sealed, cancellationToken))
        {
            return EventProblems.Sealed;
        }

        var subject = await db.Subjects.SingleAsync(row => row.Id == id, cancellationToken);
        subject.Withdraw();
        db.Remove(shift);
        db.Add(new Activity(Ids.New(time), "shift.left", subject, place.Reader.PersonId, time.Now()));
        await db.SaveChangesAsync(cancellationToken);
        return shift.SessionId;
    }
}
