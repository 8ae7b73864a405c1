namespace Rapport.Features.Questions.Floor;

/// <summary>The session to which somebody puts a question.</summary>
public sealed record AskedSession(Guid Id, string Title, string Address);
