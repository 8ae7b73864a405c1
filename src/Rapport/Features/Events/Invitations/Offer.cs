using Rapport.Shared;

namespace Rapport.Features.Events.Invitations;

/// <summary>What stands behind a token: who offers which role where, and to whom.</summary>
/// <param name="SentTo">The mailbox that the token came from; null for a link that goes round.</param>
/// <param name="Address">Where the place is read.</param>
public sealed record Offer(Guid Id, SubjectPlace Place, Role Role, Guid InviterId, string? SentTo, string Name, string Title, string Address, string Inviter)
{
    public bool IsLink => SentTo is null;
}
