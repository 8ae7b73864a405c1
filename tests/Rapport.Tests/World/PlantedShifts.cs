using Microsoft.EntityFrameworkCore;
using Rapport.Features.Coverage;
using Rapport.Features.Programme;
using Rapport.Shared;

namespace Rapport.Tests;

/// <summary>Who is to cover a session.</summary>
public static class PlantedShifts
{
    extension(World world)
    {
        public async Task<Shift> ShiftAsync(Session session, Guid personId, ShiftRole role = ShiftRole.Writer)
        {
            var now = world.Time.GetUtcNow();
            var shift = new Shift(Ids.New(world.Time), session.EventId, session.Id, personId, role).Set(personId, now);
            await world.PlantAsync(async db =>
            {
                var home = await db.Subjects.SingleAsync(row => row.Id == session.Id, World.Cancelled);
                var subject = new Subject(shift.Id, Shift.SubjectKind, new(home.SpaceId, home.EventId, session.Id), null, now)
                    .Named("A shift", $"{home.Address[..home.Address.LastIndexOf('/')]}/coverage#s-{session.Id}")
                    .SeenBy(Visibility.Team, home.Visibility);
                await PlantedPlaces.AddAsync(db, shift, subject, opensStream: false, verb: "shift.taken");
            });
            return shift;
        }
    }
}
