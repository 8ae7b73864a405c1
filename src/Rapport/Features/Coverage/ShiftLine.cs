namespace Rapport.Features.Coverage;

/// <summary>A shift as the team reads it.</summary>
public sealed record ShiftLine(Guid Id, Guid SessionId, Guid PersonId, string Name, ShiftRole Role);
