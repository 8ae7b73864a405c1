namespace Rapport.Features.Accounts;

/// <summary>The signed-in person behind a request.</summary>
public sealed record Caller(Guid PersonId, string Name, bool IsHost);
