using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Spaces;

/// <summary>Whoever is held, turned away or not yet let in, and has something standing there, would write by their name.</summary>
public sealed class GuestsKeepName(RapportDb db) : IKeepName
{
    private static readonly Problem Waiting = new("guest_waiting", "What you write waits for the team, so your name stays as it is beside what stands already.");

    public async Task<Problem?> RefuseAsync(Guid personId, CancellationToken cancellationToken)
    {
        var own = db.Subjects.Where(subject => subject.AuthorId == personId && subject.State == SubjectState.Shown);
        return await db.Memberships.AnyAsync(held => held.PersonId == personId && held.IsWaiting && own.Any(subject => subject.EventId == held.EventId), cancellationToken)
            ? Waiting : null;
    }
}
