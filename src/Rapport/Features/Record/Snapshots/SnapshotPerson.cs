namespace Rapport.Features.Record.Snapshots;

/// <summary>Somebody who can be named by an id.</summary>
public sealed record SnapshotPerson(Guid Id, string Name);
