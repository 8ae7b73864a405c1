namespace Rapport.Features.Coverage;

/// <summary>What somebody does who covers a session; the numbers are stored.</summary>
public enum ShiftRole
{
    Writer = 0,
    Photographer = 1,
    Interviewer = 2,
    Remote = 3,
}
