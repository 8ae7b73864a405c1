namespace Rapport.Features.Events.Invitations;

/// <param name="IsNew">True when the account was made just now.</param>
/// <param name="Address">Where the place is read.</param>
public sealed record TakenInvitation(Guid PersonId, bool IsNew, string Address);
