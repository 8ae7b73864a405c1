using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Platform.Identity;
using Rapport.Shared;

namespace Rapport.Features.Events.Invitations;

public sealed record MakeInvitationLinkInput(SubjectPlace Place, Role Role, Guid MakerId);

/// <summary>Makes a link for any number of people. Its token is told here and never again.</summary>
public sealed class MakeInvitationLink(RapportDb db, TimeProvider time)
{
    /// <summary>How many are open in one space at a time.</summary>
    public const int Limit = 50;

    public async Task<Outcome<string>> RunAsync(MakeInvitationLinkInput input, CancellationToken cancellationToken)
    {
        await db.LockStreamAsync(input.Place.SpaceId, cancellationToken);
        var now = time.GetUtcNow();
        var problem = InvitationLink.Roles.Contains(input.Role)
            ? await db.RefuseGiverAsync(input.MakerId, input.Place, input.Role, cancellationToken)
            : InvitationProblems.NotByLink;
        problem ??= await db.IsSealedAsync(input.Place, cancellationToken) ? InvitationProblems.Sealed
            : await db.OpenLinks(new(input.Place.SpaceId), now).CountAsync(cancellationToken) >= Limit ? InvitationProblems.TooManyLinks
            : null;
        if (problem is not null)
        {
            return problem;
        }

        var token = Secret.New();
        db.Add(new InvitationLink(Ids.New(time), input.Place, input.Role, input.MakerId, Secret.Hash(token)).Until(now + Invitation.Lifetime));
        db.Add(new Activity(Ids.New(time), "invitation.opened", await db.SpaceSubjectAsync(input.Place.SpaceId, cancellationToken), input.MakerId, now));
        await db.SaveChangesAsync(cancellationToken);
        return token;
    }
}
