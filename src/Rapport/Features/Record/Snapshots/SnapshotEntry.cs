namespace Rapport.Features.Record.Snapshots;

/// <summary>What this reader wrote, as they wrote it.</summary>
public sealed record SnapshotEntry(Guid Id, Guid? Session, string Entry, string Title, string Text, int Revision, DateTimeOffset CapturedAt, DateTimeOffset ReceivedAt, string Address);
