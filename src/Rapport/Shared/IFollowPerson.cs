namespace Rapport.Shared;

/// <summary>
/// What keeps a copy of a person's name. When they change their name, take or leave a pseudonym or say how they may be
/// quoted, the copies follow in the same act; who implements it never saves itself.
/// </summary>
public interface IFollowPerson
{
    Task FollowAsync(PersonShown person, CancellationToken cancellationToken);
}
