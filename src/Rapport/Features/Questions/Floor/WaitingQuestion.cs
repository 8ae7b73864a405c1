namespace Rapport.Features.Questions.Floor;

/// <summary>A question that the team has not let through.</summary>
/// <param name="Session">The title of the session that it is put to; null for an answer to the call.</param>
public sealed record WaitingQuestion(Guid Id, string Text, string Asker, DateTimeOffset At, string? Session, string? SessionAddress);
