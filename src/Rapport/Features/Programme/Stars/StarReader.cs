using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme.Stars;

/// <summary>Which sessions of an event somebody took into their own programme and may still see.</summary>
public sealed class StarReader(RapportDb db)
{
    public async Task<HashSet<Guid>> OfAsync(Guid eventId, Reader reader, CancellationToken cancellationToken)
    {
        var visible = db.Subjects.VisibleTo(reader).Where(subject => subject.EventId == eventId);
        return await db.Stars.Where(star => star.PersonId == reader.PersonId && visible.Any(subject => subject.Id == star.SessionId))
            .Select(star => star.SessionId).ToHashSetAsync(cancellationToken);
    }
}
