namespace Rapport.Features.Events.Invitations;

/// <summary>For whom a token speaks who is not signed in: an account, somebody without one, or nobody.</summary>
public sealed record Recipient(Guid? PersonId, bool MustSignIn);
