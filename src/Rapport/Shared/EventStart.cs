namespace Rapport.Shared;

/// <summary>An event that is being added and starts from another of the same space.</summary>
/// <param name="FromId">The event before.</param>
/// <param name="To">The new event's subject, not saved yet.</param>
/// <param name="ById">Whoever adds it; null for the command line.</param>
public sealed record EventStart(Guid FromId, Subject To, Guid? ById);
