namespace Rapport.Shared;

/// <summary>Who may see a subject. The numbers order from widest to narrowest and are stored.</summary>
public enum Visibility
{
    Public = 0,
    Members = 1,
    Team = 2,
    AuthorOnly = 3,
}

/// <summary>What became of a subject. Only <see cref="Shown"/> subjects reach readers; the numbers are stored.</summary>
public enum SubjectState
{
    Shown = 0,
    Held = 1,
    Hidden = 2,
    Withdrawn = 3,
}

public static class Visibilities
{
    public static Visibility Narrowest(Visibility a, Visibility b) => a > b ? a : b;
}
