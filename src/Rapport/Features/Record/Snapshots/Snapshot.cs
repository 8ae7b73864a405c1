namespace Rapport.Features.Record.Snapshots;

/// <summary>
/// What a reporter needs of an event while there is no network, as one reader sees it. Instants are UTC, readers the words
/// of operations.
/// </summary>
/// <param name="Taken">The server's clock when this was true.</param>
/// <param name="Readers">What a writer may choose, by whom what is around it is for.</param>
/// <param name="Glossary">The address of the words that are offered.</param>
public sealed record Snapshot(
    DateTimeOffset Taken,
    SnapshotEvent Event,
    SnapshotPerson Person,
    IReadOnlyList<SnapshotSession> Sessions,
    IReadOnlyList<SnapshotPerson> Speakers,
    IReadOnlyList<string> People,
    IReadOnlyList<SnapshotEntry> Own,
    IReadOnlyDictionary<string, IReadOnlyList<SnapshotChoice>> Readers,
    string Glossary);
