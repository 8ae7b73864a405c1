namespace Rapport.Shared;

/// <summary>Who may see a subject. The numbers order from widest to narrowest and are stored.</summary>
public enum Visibility
{
    Public = 0,
    Members = 1,
    Team = 2,
    AuthorOnly = 3,
}
