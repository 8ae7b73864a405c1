namespace Rapport.Features.Accounts;

/// <summary>Somebody's wish for a sign-in link, for an address that may be nobody's.</summary>
/// <param name="Site">What the link begins with.</param>
public sealed record LinkRequest(string Email, Uri Site);
