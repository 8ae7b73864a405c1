namespace Rapport.Shared;

/// <summary>
/// What a slice registers when it keeps anything about people: what that is, for the person's own page and archive, and
/// how it is forgotten. A test finds every table that names people and is claimed by nobody.
/// </summary>
public interface IHoldAboutPeople
{
    /// <summary>The tables with a column that names a person, as the database calls them.</summary>
    IReadOnlyCollection<string> Tables { get; }

    /// <summary>The kinds of subject that are somebody's own contribution: shown by their name, and gone with them where they wish so.</summary>
    IReadOnlyCollection<string> Kinds => [];

    /// <summary>What is held about somebody, kind by kind; also kinds of which there is nothing.</summary>
    Task<IReadOnlyList<Holding>> ReadAsync(Guid personId, CancellationToken cancellationToken);

    /// <summary>Forgets somebody, in the act that erases them; who implements it never saves itself.</summary>
    Task EraseAsync(Erasure erasure, CancellationToken cancellationToken);
}
