namespace Rapport.Features.Record.Snapshots;

/// <summary>What this reader wrote, as it is now.</summary>
/// <param name="Fields">What a change of it, written without a network, begins with.</param>
public sealed record SnapshotEntry(
    Guid Id, Guid? Session, string Entry, int Revision, DateTimeOffset CapturedAt, DateTimeOffset ReceivedAt, string Address, SnapshotFields Fields);
