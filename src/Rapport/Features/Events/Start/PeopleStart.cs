using Microsoft.EntityFrameworkCore;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events.Start;

/// <summary>
/// Roles that were given for the event alone; those of the space hold anyway. Guests come anew. Who may not make owners
/// makes none by this way either: an owner of the event before becomes an organiser then.
/// </summary>
internal sealed class PeopleStart(RapportDb db, TimeProvider time) : IStartFrom
{
    public string Name => "people";

    public string Title => "People and their roles";

    public string Path => "invitations";

    public async Task<string?> TakeAsync(EventStart start, CancellationToken cancellationToken)
    {
        var (space, now) = (start.To.SpaceId, time.GetUtcNow());
        var roles = await db.Memberships.AsNoTracking()
            .Where(held => held.EventId == start.FromId && held.SpaceId == space && held.Role != Role.Guest && !held.IsWaiting)
            .OrderBy(held => held.Id).ToListAsync(cancellationToken);
        if (roles.Count == 0)
        {
            return null;
        }

        var home = await db.Subjects.SingleAsync(row => row.Id == space, cancellationToken);
        var highest = await MayOwnAsync(start, cancellationToken) ? Role.Owner : Role.Organiser;
        foreach (var held in roles)
        {
            var role = held.Role > highest ? highest : held.Role;
            db.Add(new Membership(Ids.New(time), held.PersonId, new(space, start.To.Id), role, now));
            db.Add(new Activity(Ids.New(time), Membership.Given, home, start.ById, now).About(held.PersonId));
        }

        return roles.Count == 1 ? "1 person with their role" : $"{roles.Count} people with their roles";
    }

    private async Task<bool> MayOwnAsync(EventStart start, CancellationToken cancellationToken) =>
        start.ById is not { } by
        || (await db.RoleAsync(by, start.To.SpaceId, null, cancellationToken)).Has(Power.Own)
        || await db.Set<Accounts.Person>().AnyAsync(person => person.Id == by && person.IsHost, cancellationToken);
}
