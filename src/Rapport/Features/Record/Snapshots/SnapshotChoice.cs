namespace Rapport.Features.Record.Snapshots;

/// <summary>Who can read something, as the word of an operation and as people say it.</summary>
public sealed record SnapshotChoice(string Word, string Name);
