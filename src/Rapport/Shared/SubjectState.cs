namespace Rapport.Shared;

/// <summary>What became of a subject. Only <see cref="Shown"/> subjects reach readers; the numbers are stored.</summary>
public enum SubjectState
{
    Shown = 0,
    Held = 1,
    Hidden = 2,
    Withdrawn = 3,
}
