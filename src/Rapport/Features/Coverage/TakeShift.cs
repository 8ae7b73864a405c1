using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Coverage;

/// <param name="PersonId">Who is to cover it: who asks, or another of the team.</param>
public sealed record TakeShiftInput(Guid SessionId, Guid PersonId, ShiftRole Role);

/// <summary>Somebody on the team covers a session in a role, or is given that by an editor. Taken twice is taken once.</summary>
public sealed class TakeShift(RapportDb db, TimeProvider time)
{
    public async Task<Outcome<Guid>> RunAsync(TakeShiftInput input, Place place, CancellationToken cancellationToken)
    {
        // The person first, as whoever merges or erases them does.
        await db.LockPersonAsync(input.PersonId, cancellationToken);
        await db.LockStreamAsync(place.StreamId, cancellationToken);
        var session = await db.Sessions.Where(row => row.Id == input.SessionId && row.EventId == place.StreamId)
            .Join(db.Subjects.VisibleTo(place.Reader), row => row.Id, subject => subject.Id, (row, subject) => new { row.IsCancelled, Subject = subject })
            .AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (await RefuseAsync(input, place, session?.IsCancelled, cancellationToken) is { } problem)
        {
            return problem;
        }

        var held = await db.Shifts.Where(row => row.SessionId == input.SessionId && row.PersonId == input.PersonId && row.Role == input.Role)
            .Select(row => (Guid?)row.Id).SingleOrDefaultAsync(cancellationToken);
        if (held is { } earlier)
        {
            return earlier;
        }

        var (now, by) = (time.Now(), place.Reader.PersonId!.Value);
        var shift = new Shift(Ids.New(time), place.StreamId, input.SessionId, input.PersonId, input.Role).Set(by, now);
        // Nobody's contribution, so it has no author: also who covers it reads it as one of the team alone.
        var subject = new Subject(shift.Id, Shift.SubjectKind, new(place.Space.Id, place.StreamId, input.SessionId), null, now)
            .Named("A shift", $"{place.Address}/coverage#s-{input.SessionId}")
            .SeenBy(Visibility.Team, session!.Subject.Visibility);
        db.Add(subject);
        db.Add(shift);
        db.Add(new Activity(Ids.New(time), "shift.taken", subject, by, now));
        await db.SaveChangesAsync(cancellationToken);
        return shift.Id;
    }

    /// <param name="isCancelled">Null where there is no such session for whoever asks.</param>
    private async Task<Problem?> RefuseAsync(TakeShiftInput input, Place place, bool? isCancelled, CancellationToken cancellationToken)
    {
        if (!place.Reader.MaySet(input.PersonId))
        {
            return CoverageRules.NotYours;
        }

        var isSealed = await db.Events.AnyAsync(row => row.Id == place.StreamId && row.Phase == Phase.Sealed, cancellationToken);
        return isCancelled is not { } cancelled ? ProgrammeProblems.UnknownSession
            : isSealed ? EventProblems.Sealed
            : cancelled ? CoverageRules.Cancelled
            : await MayCoverAsync(input.PersonId, place, cancellationToken) ? null
            : CoverageRules.UnknownPerson;
    }

    /// <summary>A host has no role of the team, and is asked for here where they take it themselves.</summary>
    private async Task<bool> MayCoverAsync(Guid personId, Place place, CancellationToken cancellationToken) =>
        await db.TeamOf(place.Space.Id, place.StreamId).AnyAsync(person => person.Id == personId, cancellationToken)
        || (place.Reader.IsHost && place.Reader.PersonId == personId && await db.People.AnyAsync(person => person.Id == personId && person.IsHost && person.ErasedAt == null, cancellationToken));
}
