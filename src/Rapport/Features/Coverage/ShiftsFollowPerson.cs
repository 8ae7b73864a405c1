using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Coverage;

/// <summary>The pages of sessions name who covers them, and are kept: they are made anew under another name.</summary>
public sealed class ShiftsFollowPerson(RapportDb db) : IFollowPerson
{
    public Task FollowAsync(PersonShown person, CancellationToken cancellationToken)
    {
        var shifts = db.Shifts.Where(shift => shift.PersonId == person.Id);
        return db.TouchAsync(db.Subjects.Where(subject => shifts.Any(shift => shift.Id == subject.Id)), Activity.NameChanged, person.At, cancellationToken);
    }
}
