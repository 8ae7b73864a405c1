using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Spaces;

/// <param name="EventId">Null for the whole space.</param>
public sealed record InvitePersonInput(Guid SpaceId, Guid? EventId, string Email, string Name, Role Role, Guid? GiverId);

/// <summary>
/// Gives a role to whoever has that e-mail address. Who has no account yet gets one, and a link to be handed over; an
/// account that is there already stays its owner's, so there is no link for it.
/// </summary>
public sealed class InvitePerson(RapportDb db, AddAccount add, GiveRole give, MakeSignInLink link)
{
    private static readonly Problem Present = new("role_held", "This person has a role there already: change it in the list.");

    public async Task<Outcome<Invitation>> RunAsync(InvitePersonInput input, CancellationToken cancellationToken)
    {
        var present = await db.FindByEmailAsync(input.Email, cancellationToken);
        if (present is not null && await db.Memberships.AnyAsync(
            held => held.PersonId == present.Id && held.SpaceId == input.SpaceId && held.EventId == input.EventId, cancellationToken))
        {
            return Present;
        }

        var person = present is null ? await add.RunAsync(new AddAccountInput(input.Email, input.Name), cancellationToken) : present;
        if (person.IsRefused)
        {
            return person.Problem;
        }

        var given = await give.RunAsync(new GiveRoleInput(input.SpaceId, input.EventId, person.Value.Id, input.Role, input.GiverId), cancellationToken);
        if (given.IsRefused)
        {
            return given.Problem;
        }

        return present is null ? await InviteAsync(person.Value, cancellationToken) : new Invitation(person.Value, null);
    }

    private async Task<Outcome<Invitation>> InviteAsync(Person person, CancellationToken cancellationToken)
    {
        var made = await link.RunAsync(new MakeSignInLinkInput(person.Id, SignInLink.InvitationLifetime), cancellationToken);
        return made.IsRefused ? made.Problem : new Invitation(person, made.Value);
    }
}
