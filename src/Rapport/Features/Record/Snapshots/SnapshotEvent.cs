namespace Rapport.Features.Record.Snapshots;

/// <param name="Around">Who reads the event.</param>
/// <param name="NewEntriesFor">Who reads a new entry where its writer does not choose.</param>
public sealed record SnapshotEvent(Guid Id, string Address, string Title, string Space, string Zone, bool IsSealed, string Around, string NewEntriesFor);
