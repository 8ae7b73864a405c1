namespace Rapport.Features.Accounts;

/// <param name="PersonId">Who signs in with the address.</param>
public sealed record ConfirmedEmail(Guid PersonId, EmailChangeKind Kind);
