namespace Rapport.Features.Programme;

/// <summary>A room and how many sessions are in it.</summary>
public sealed record RoomLine(Guid Id, string Name, int Sessions);
