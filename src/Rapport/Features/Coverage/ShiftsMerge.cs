using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Coverage;

/// <summary>Nobody covers a session twice in one role, also not as who they were before; the rest goes along by itself.</summary>
public sealed class ShiftsMerge(RapportDb db, TimeProvider time) : IFollowMerge
{
    public Task MergeAsync(Guid from, Guid into, CancellationToken cancellationToken)
    {
        var own = db.Shifts.Where(shift => shift.PersonId == into);
        var both = db.Shifts.Where(shift => shift.PersonId == from && own.Any(other => other.SessionId == shift.SessionId && other.Role == shift.Role));
        return db.DropShiftsAsync(both, time.Now(), cancellationToken);
    }
}
