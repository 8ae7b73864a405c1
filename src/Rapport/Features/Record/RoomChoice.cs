namespace Rapport.Features.Record;

/// <summary>A room by which a stream can be filtered.</summary>
/// <param name="Key">As it stands in an address.</param>
public sealed record RoomChoice(string Key, string Name, IReadOnlyList<Guid> Sessions);
