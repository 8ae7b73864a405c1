namespace Rapport.Platform.Data;

/// <summary>What a subject is found by, as it was written.</summary>
public sealed record SearchRow(Guid SubjectId, Guid SpaceId, string Title, string Body);
