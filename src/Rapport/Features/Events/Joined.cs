namespace Rapport.Features.Events;

public sealed record Joined(Guid PersonId, Guid EventId);
