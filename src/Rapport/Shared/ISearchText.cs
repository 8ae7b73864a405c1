namespace Rapport.Shared;

/// <summary>
/// What a slice registers for its kind of subject, so that it can be found again: its present words. It is asked after
/// each activity about such a subject, and again for what stands in a result.
/// </summary>
public interface ISearchText
{
    /// <summary>The subject kind.</summary>
    string Kind { get; }

    /// <summary>The kind as a list of results names it: "Sessions".</summary>
    string Plural { get; }

    /// <summary>Of these subjects, whoever may see them; one that is no more does not come back.</summary>
    Task<IReadOnlyList<SearchText>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);
}
