using Rapport.Features.Accounts;

namespace Rapport.Features.Spaces;

/// <summary>Who was given a role, and the token of the link that lets a new person in; it is told once.</summary>
public sealed record Invitation(Person Person, string? Token);
