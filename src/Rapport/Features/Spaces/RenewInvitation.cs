using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Spaces;

public sealed record RenewInvitationInput(Guid SpaceId, Guid PersonId);

/// <summary>
/// A new link for somebody who has not come in yet, in place of the one that was lost. Never for an account in use, nor
/// for one that opens more than this space: such a link would lend an organiser what is not theirs.
/// </summary>
public sealed class RenewInvitation(RapportDb db, MakeSignInLink link)
{
    private static readonly Problem InUse = new("account_in_use", "This account is in use: its owner signs in, or asks a host for a link.");

    public async Task<Outcome<Invitation>> RunAsync(RenewInvitationInput input, CancellationToken cancellationToken)
    {
        var person = await db.StillInvited(input.SpaceId).SingleOrDefaultAsync(person => person.Id == input.PersonId, cancellationToken);
        if (person is null)
        {
            return InUse;
        }

        await db.SignInLinks.Where(old => old.PersonId == person.Id && old.UsedAt == null).ExecuteDeleteAsync(cancellationToken);
        var made = await link.RunAsync(new MakeSignInLinkInput(person.Id, SignInLink.InvitationLifetime), cancellationToken);
        return made.IsRefused ? made.Problem : new Invitation(person, made.Value);
    }
}
