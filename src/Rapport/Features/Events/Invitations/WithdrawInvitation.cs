using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events.Invitations;

/// <param name="Place">Where the organiser is: an event, or a space with all of its events.</param>
public sealed record WithdrawInvitationInput(SubjectPlace Place, Guid Id, Guid ActorId);

/// <summary>Takes an invitation back that nobody has taken yet.</summary>
public sealed class WithdrawInvitation(RapportDb db, TimeProvider time)
{
    public async Task<Outcome<Guid>> RunAsync(WithdrawInvitationInput input, CancellationToken cancellationToken)
    {
        await db.LockStreamAsync(input.Place.SpaceId, cancellationToken);
        if (await db.OpenInvitations(input.Place).SingleOrDefaultAsync(row => row.Id == input.Id, cancellationToken) is not { } invitation)
        {
            return InvitationProblems.Unknown;
        }

        if (await db.RefuseGiverAsync(input.ActorId, invitation.Place, invitation.Role, cancellationToken) is { } problem)
        {
            return problem;
        }

        invitation.Withdraw(time.GetUtcNow());
        db.Add(new Activity(Ids.New(time), "invitation.withdrawn", await db.SpaceSubjectAsync(invitation.SpaceId, cancellationToken), input.ActorId, time.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        return invitation.Id;
    }
}
