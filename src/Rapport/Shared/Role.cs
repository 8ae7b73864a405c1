namespace Rapport.Shared;

/// <summary>What a person is in a space or event. The numbers are stored and order the roles; gaps leave room for others between.</summary>
public enum Role
{
    /// <summary>Takes part in one event by a name alone.</summary>
    Guest = 5,
    Member = 10,

    /// <summary>Invited to take an active part.</summary>
    Contributor = 20,
    Speaker = 30,
    Reporter = 40,

    /// <summary>Corrects, holds and hides what others wrote.</summary>
    Editor = 60,
    Organiser = 80,

    /// <summary>Decides who organises; a space keeps at least one.</summary>
    Owner = 100,
}
