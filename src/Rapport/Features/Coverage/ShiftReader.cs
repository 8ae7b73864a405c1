using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Coverage;

/// <summary>Reads who covers what, for those who may know: one query however large the event is.</summary>
public sealed class ShiftReader(RapportDb db)
{
    private const int TeamLimit = 500;

    public Task<ILookup<Guid, ShiftLine>> OfEventAsync(Guid eventId, Audience audience, CancellationToken cancellationToken) =>
        ReadAsync(db.Shifts.Where(shift => shift.EventId == eventId), audience, cancellationToken);

    public async Task<IReadOnlyList<ShiftLine>> OfSessionAsync(Guid sessionId, Audience audience, CancellationToken cancellationToken) =>
        [.. (await ReadAsync(db.Shifts.Where(shift => shift.SessionId == sessionId), audience, cancellationToken))[sessionId]];

    /// <summary>The sessions that somebody covers themselves.</summary>
    public async Task<IReadOnlySet<Guid>> OwnAsync(Guid eventId, Reader reader, CancellationToken cancellationToken)
    {
        var visible = db.Subjects.VisibleTo(reader.Audience);
        return await db.Shifts.Where(shift => shift.EventId == eventId && shift.PersonId == reader.PersonId && visible.Any(subject => subject.Id == shift.Id))
            .Select(shift => shift.SessionId).ToHashSetAsync(cancellationToken);
    }

    /// <summary>Whom a session can be given to.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> TeamAsync(Place place, CancellationToken cancellationToken)
    {
        var rows = await db.TeamOf(place.Space.Id, place.StreamId).OrderBy(person => person.Name).ThenBy(person => person.Id).Take(TeamLimit)
            .Select(person => new { person.Id, person.Name }).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => (row.Id, row.Name));
    }

    /// <summary>
    /// By name, and each person's in the order of the roles. Who is no longer of the team covers nothing: the session would
    /// seem covered by somebody who cannot even read the plan.
    /// </summary>
    private async Task<ILookup<Guid, ShiftLine>> ReadAsync(IQueryable<Shift> shifts, Audience audience, CancellationToken cancellationToken)
    {
        var (least, memberships) = (Powers.From[Power.ReadTeam], db.Memberships);
        var rows = await (
            from shift in shifts
            join subject in db.Subjects.VisibleTo(audience) on shift.Id equals subject.Id
            join person in db.People on shift.PersonId equals person.Id
            where person.IsHost || memberships.Any(held => held.PersonId == person.Id && held.SpaceId == subject.SpaceId
                && (held.EventId == null || held.EventId == shift.EventId) && !held.IsWaiting && held.Role >= least)
            orderby person.Name, person.Id, shift.Role
            select new ShiftLine(shift.Id, shift.SessionId, person.Id, person.Name, shift.Role)).ToListAsync(cancellationToken);
        return rows.ToLookup(row => row.SessionId);
    }
}
