using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Coverage;

public static class ShiftRows
{
    extension(RapportDb db)
    {
        public DbSet<Shift> Shifts => db.Set<Shift>();

        /// <summary>Those who may cover a session: the team, by the roles that they have now.</summary>
        public IQueryable<Person> TeamOf(Guid spaceId, Guid eventId)
        {
            var (least, memberships) = (Powers.From[Power.ReadTeam], db.Memberships);
            return db.People.Where(person => person.ErasedAt == null && memberships.Any(held => held.PersonId == person.Id
                && held.SpaceId == spaceId && (held.EventId == null || held.EventId == eventId) && !held.IsWaiting && held.Role >= least));
        }

        /// <summary>Takes shifts out of the plan, with their subjects; pages that show them hear of it. The act saves.</summary>
        internal async Task DropShiftsAsync(IQueryable<Shift> shifts, DateTimeOffset at, CancellationToken cancellationToken)
        {
            var ids = await shifts.OrderBy(shift => shift.Id).Select(shift => shift.Id).ToListAsync(cancellationToken);
            var subjects = db.Subjects.Where(subject => ids.Contains(subject.Id));
            await db.TouchAsync(subjects, "shift.left", at, cancellationToken);
            await db.Shifts.Where(shift => ids.Contains(shift.Id)).ExecuteDeleteAsync(cancellationToken);
            await subjects.ExecuteUpdateAsync(row => row.SetProperty(subject => subject.State, SubjectState.Withdrawn), cancellationToken);
        }
    }
}
