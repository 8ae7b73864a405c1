namespace Rapport.Features.Record;

public sealed record RoomChoice(string Key, string Name, IReadOnlyList<Guid> Sessions);
