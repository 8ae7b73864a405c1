using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Moderation;

/// <summary>Finds the notice of a hidden subject for those who are told; everybody else finds nothing at all.</summary>
public sealed class Hidings(RapportDb db)
{
    public async Task<Hiding?> FindAsync(Guid id, Reader reader, EventZone zone, CancellationToken cancellationToken)
    {
        var found = await db.Subjects.KnownTo(reader)
            .Where(subject => subject.Id == id && subject.State == SubjectState.Hidden)
            .Join(db.People, subject => subject.HiddenById, person => (Guid?)person.Id, (subject, person) => new { subject.HiddenReason, subject.HiddenAt, person.Name })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new Hiding(found.HiddenReason!, found.Name, found.HiddenAt!.Value, zone);
    }
}
