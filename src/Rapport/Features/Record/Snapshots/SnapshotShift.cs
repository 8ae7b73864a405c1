namespace Rapport.Features.Record.Snapshots;

/// <summary>Somebody who is to cover a session, as it is planned.</summary>
/// <param name="Role">"writer", "photographer", "interviewer" or "remote".</param>
public sealed record SnapshotShift(Guid Person, string Name, string Role);
