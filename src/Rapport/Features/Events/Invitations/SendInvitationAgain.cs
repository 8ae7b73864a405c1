using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events.Invitations;

/// <param name="Place">Where the organiser is: an event, or a space with all of its events.</param>
public sealed record SendInvitationAgainInput(SubjectPlace Place, Guid Id, Guid ActorId, Uri Site);

/// <summary>Another message in place of the one that was lost; the link in that one is worth nothing from then on.</summary>
public sealed class SendInvitationAgain(RapportDb db, InvitationMails mails, TimeProvider time)
{
    public async Task<Outcome<Guid>> RunAsync(SendInvitationAgainInput input, CancellationToken cancellationToken)
    {
        await db.LockStreamAsync(input.Place.SpaceId, cancellationToken);
        var now = time.GetUtcNow();
        if (await db.OpenInvitations(input.Place).SingleOrDefaultAsync(row => row.Id == input.Id, cancellationToken) is not { } invitation)
        {
            return InvitationProblems.Unknown;
        }

        if (await db.RefuseGiverAsync(input.ActorId, invitation.Place, invitation.Role, cancellationToken) is { } problem)
        {
            return problem;
        }

        if (invitation.IsFresh(now) || await db.IsSealedAsync(invitation.Place, cancellationToken))
        {
            return invitation.IsFresh(now) ? InvitationProblems.TooSoon : InvitationProblems.Sealed;
        }

        // From now on it is worth what the one who sends it again may give.
        invitation.Offer(invitation.Role, input.ActorId);
        await mails.SendAsync([invitation], input.Site, cancellationToken);
        db.Add(new Activity(Ids.New(time), "invitation.renewed", await db.SpaceSubjectAsync(invitation.SpaceId, cancellationToken), input.ActorId, now));
        await db.SaveChangesAsync(cancellationToken);
        return invitation.Id;
    }
}
