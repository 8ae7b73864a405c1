namespace Rapport.Tests.Access;

/// <summary>Who tries a door, in the order of the table's columns.</summary>
public enum Who
{
    /// <summary>Not signed in.</summary>
    Stranger,

    /// <summary>Takes part in the open event by a name alone.</summary>
    Guest,

    /// <summary>Owns another space, and is nobody here.</summary>
    Elsewhere,
    Member,
    Reporter,
    Editor,
    Organiser,
    Host,
}
