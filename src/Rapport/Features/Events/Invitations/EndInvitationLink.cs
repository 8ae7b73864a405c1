using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events.Invitations;

/// <param name="Place">Where the organiser is: an event, or a space with all of its events.</param>
public sealed record EndInvitationLinkInput(SubjectPlace Place, Guid Id, Guid ActorId);

/// <summary>Ends a link that goes round, and what was asked for by it and not taken yet. Who is in stays in.</summary>
public sealed class EndInvitationLink(RapportDb db, TimeProvider time)
{
    public async Task<Outcome<Guid>> RunAsync(EndInvitationLinkInput input, CancellationToken cancellationToken)
    {
        await db.LockStreamAsync(input.Place.SpaceId, cancellationToken);
        DateTimeOffset? now = time.GetUtcNow();
        var link = await db.OpenLinks(input.Place, now.Value).SingleOrDefaultAsync(row => row.Id == input.Id, cancellationToken);
        if (link is null)
        {
            return InvitationProblems.Unknown;
        }

        if (await db.RefuseGiverAsync(input.ActorId, link.Place, link.Role, cancellationToken) is { } problem)
        {
            return problem;
        }

        link.End(now.Value);
        await db.Invitations.Where(row => row.LinkId == link.Id && row.TakenAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(own => own.WithdrawnAt, now), cancellationToken);
        db.Add(new Activity(Ids.New(time), "invitation.ended", await db.SpaceSubjectAsync(link.SpaceId, cancellationToken), input.ActorId, now.Value));
        await db.SaveChangesAsync(cancellationToken);
        return link.Id;
    }
}
