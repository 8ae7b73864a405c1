using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Spaces;

/// <summary>What a person is, and where.</summary>
public sealed class SpaceHoldings(RapportDb db) : IHoldAboutPeople
{
    public IReadOnlyCollection<string> Tables => ["memberships"];

    public async Task<IReadOnlyList<Holding>> ReadAsync(Guid personId, CancellationToken cancellationToken)
    {
        var subjects = db.Subjects;
        var held = db.Memberships.Where(row => row.PersonId == personId).OrderBy(row => row.GivenAt).ThenBy(row => row.Id)
            .Join(subjects, row => row.EventId ?? row.SpaceId, place => place.Id, (row, place) => new { Place = place.Title, place.Address, row.Role, row.GivenAt, row.IsWaiting });
        return [await held.HoldAsync("Roles", "roles", row => new($"{row.Role.Name()} in {row.Place}", row.Address), cancellationToken)];
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        var held = db.Memberships.Where(row => row.PersonId == erasure.PersonId);
        var spaces = await db.Subjects.AsNoTracking().Where(space => held.Any(row => row.SpaceId == space.Id)).OrderBy(space => space.Id).ToListAsync(cancellationToken);
        await held.ExecuteDeleteAsync(cancellationToken);
        foreach (var space in spaces)
        {
            // What every node holds of this person's standing is stale from here on.
            db.Add(new Activity(Guid.CreateVersion7(erasure.At), "person.left", space, null, erasure.At).About(erasure.PersonId));
        }
    }
}
