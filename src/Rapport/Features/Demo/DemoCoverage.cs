using Microsoft.EntityFrameworkCore;
using Rapport.Features.Coverage;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Demo;

/// <summary>Who covers the next hours of the demo; a few sessions wait for somebody, so that there is something to take.</summary>
internal sealed class DemoCoverage(RapportDb db, Acts acts, DemoCast cast, Places places)
{
    private const int Planned = 18;

    /// <summary>Once, however often the demo is built.</summary>
    public async Task WriteAsync(Guid eventId, DateTimeOffset from, CancellationToken cancellationToken)
    {
        if (await db.Shifts.AnyAsync(shift => shift.EventId == eventId, cancellationToken) || await places.FindEventAsync(eventId, null, cancellationToken) is not { } place)
        {
            return;
        }

        var team = cast.People.Where(person => ((Role?)person.Role).Has(Power.ReadTeam)).ToList();
        var sessions = await db.Sessions.Where(session => session.EventId == eventId && session.EndsAt > from && !session.IsCancelled)
            .OrderBy(session => session.StartsAt).ThenBy(session => session.Id).Take(Planned).Select(session => session.Id).ToListAsync(cancellationToken);
        foreach (var (session, at) in sessions.Select((session, at) => (session, at)).Where(row => row.at % 4 != 3))
        {
            await TakeAsync(place, session, team[at % team.Count], ShiftRole.Writer, cancellationToken);
            if (at % 3 == 0)
            {
                await TakeAsync(place, session, team[(at + 1) % team.Count], ShiftRoleWords.All[(at / 3) % ShiftRoleWords.All.Count], cancellationToken);
            }
        }
    }

    private async Task TakeAsync(Place place, Guid session, DemoPerson person, ShiftRole role, CancellationToken cancellationToken)
    {
        var own = place with { Reader = cast.ReaderOf(person.Key) };
        _ = (await acts.RunAsync((TakeShift act, CancellationToken token) => act.RunAsync(new(session, person.Id, role), own, token), cancellationToken)).Value;
    }
}
