namespace Rapport.Shared;

/// <summary>What a person is in a space or event. The numbers are stored; gaps leave room for roles between.</summary>
public enum Role
{
    Member = 10,
    Reporter = 40,
    Organiser = 80,
}
