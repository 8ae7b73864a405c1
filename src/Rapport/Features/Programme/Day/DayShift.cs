namespace Rapport.Features.Programme.Day;

/// <summary>What a change of the day does to one session.</summary>
public sealed record DayShift(DaySession Before, DaySession After);
