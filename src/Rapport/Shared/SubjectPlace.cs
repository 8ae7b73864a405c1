namespace Rapport.Shared;

/// <summary>Where a subject stands: always in a space, mostly in an event, often in a session.</summary>
public readonly record struct SubjectPlace(Guid SpaceId, Guid? EventId = null, Guid? SessionId = null);
