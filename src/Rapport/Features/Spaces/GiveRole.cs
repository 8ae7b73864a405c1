using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Spaces;

/// <param name="EventId">Null for the whole space.</param>
/// <param name="Role">Null takes the role away.</param>
/// <param name="GiverId">Null for the command line, which may give any.</param>
public sealed record GiveRoleInput(Guid SpaceId, Guid? EventId, Guid PersonId, Role? Role, Guid? GiverId)
{
    /// <summary>
    /// The person must have something in the space already. An id is no secret: an organiser who gave somebody of another
    /// space a role would read their address in the list of people.
    /// </summary>
    public bool IsOfSpace { get; init; }

    internal SubjectPlace Place => new(SpaceId, EventId);
}

/// <summary>Gives a person a role in a space or in one of its events, changes it, or takes it away.</summary>
public sealed class GiveRole(RapportDb db, TimeProvider time)
{
    public static readonly Problem OwnersOnly = new("owners_only", "Only an owner makes somebody an owner, or changes one.");

    private static readonly Problem LastOwner = new("last_owner", "A space keeps at least one owner: give somebody else that role first.");

    public async Task<Outcome<Role?>> RunAsync(GiveRoleInput input, CancellationToken cancellationToken)
    {
        var space = await SpaceAsync(input, cancellationToken);
        if (space is null || !await IsKnownAsync(input, cancellationToken))
        {
            return new Problem("person_unknown", "There is no such person or place.");
        }

        await db.LockStreamAsync(space.SpaceId, cancellationToken);
        var held = await db.MembershipAsync(input.PersonId, input.Place, cancellationToken);
        if (held?.Role == input.Role)
        {
            return input.Role;
        }

        if (await RefuseAsync(held, input, cancellationToken) is { } problem)
        {
            return problem;
        }

        if (input.Role is { } role)
        {
            db.Give(held, input.PersonId, input.Place, role, time);
        }
        else
        {
            db.Remove(held!);
        }

        var verb = input.Role is null ? Membership.Taken : Membership.Given;
        db.Add(new Activity(Ids.New(time), verb, space, input.GiverId, time.GetUtcNow()).About(input.PersonId));
        await db.SaveChangesAsync(cancellationToken);
        return input.Role;
    }

    private Task<bool> IsKnownAsync(GiveRoleInput input, CancellationToken cancellationToken) => input.IsOfSpace
        ? db.Memberships.AnyAsync(held => held.PersonId == input.PersonId && held.SpaceId == input.SpaceId, cancellationToken)
        : db.People.AnyAsync(person => person.Id == input.PersonId, cancellationToken);

    /// <summary>The space, also for a role in one event: readers of the event need not be told.</summary>
    private async Task<Subject?> SpaceAsync(GiveRoleInput input, CancellationToken cancellationToken)
    {
        var isThere = input.EventId is not { } id || await db.Subjects.AnyAsync(
            subject => subject.Id == id && subject.EventId == id && subject.SpaceId == input.SpaceId, cancellationToken);
        return isThere
            ? await db.Subjects.SingleOrDefaultAsync(subject => subject.Id == input.SpaceId && subject.Kind == Space.SubjectKind, cancellationToken)
            : null;
    }

    /// <summary>Asked under the space's lock: of two owners who take each other's role at once, the later no longer has one.</summary>
    private async Task<Problem?> RefuseAsync(Membership? held, GiveRoleInput input, CancellationToken cancellationToken)
    {
        if (held?.Role != Role.Owner && input.Role != Role.Owner)
        {
            return null;
        }

        return input.GiverId is { } giver && !await IsOwnerAsync(giver, input, cancellationToken) ? OwnersOnly
            : held is { EventId: null, Role: Role.Owner } && !await IsAnotherOwnerAsync(held, cancellationToken) ? LastOwner
            : null;
    }

    private async Task<bool> IsOwnerAsync(Guid giver, GiveRoleInput input, CancellationToken cancellationToken) =>
        (await db.RoleAsync(giver, input.SpaceId, input.EventId, cancellationToken)).Has(Power.Own)
        || await db.People.AnyAsync(person => person.Id == giver && person.IsHost, cancellationToken);

    private Task<bool> IsAnotherOwnerAsync(Membership held, CancellationToken cancellationToken) =>
        db.Memberships.AnyAsync(
            other => other.SpaceId == held.SpaceId && other.EventId == null && other.Role == Role.Owner && other.Id != held.Id,
            cancellationToken);
}
