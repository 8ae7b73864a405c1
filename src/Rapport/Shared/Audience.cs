namespace Rapport.Shared;

/// <summary>
/// The groups for whom fragments and pages are rendered once and shared. What only an author may see is never
/// part of a shared fragment. The numbers match <see cref="Visibility"/>: an audience sees its own and wider.
/// </summary>
public enum Audience
{
    Public = 0,
    Members = 1,
    Team = 2,
}
