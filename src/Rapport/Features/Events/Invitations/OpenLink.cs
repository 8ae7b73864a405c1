using Rapport.Shared;

namespace Rapport.Features.Events.Invitations;

/// <summary>A link that goes round, as its list shows it.</summary>
public sealed record OpenLink(Guid Id, string Place, Role Role, string Maker, DateTimeOffset ExpiresAt);
