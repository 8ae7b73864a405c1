namespace Rapport.Features.Record;

/// <summary>An entry of a session, to be chosen in a form.</summary>
public sealed record EntryChoice(Guid Id, Guid SessionId, DateTimeOffset At, string Title);
