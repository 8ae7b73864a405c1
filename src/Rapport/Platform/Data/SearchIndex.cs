namespace Rapport.Platform.Data;

/// <summary>
/// The full-text index of an engine: one row for each subject. Its tables are derived and can be made again from the
/// log at any time, so they are no part of the model: they are made with the migrations, where they are not there yet.
/// </summary>
public abstract class SearchIndex
{
    /// <summary>Statements that may run any number of times.</summary>
    public abstract string Tables { get; }

    /// <summary>Puts rows in, or in the place of what was there; within an act.</summary>
    public abstract Task PutAsync(RapportDb db, IReadOnlyList<SearchRow> rows, CancellationToken cancellationToken);

    /// <summary>Forgets subjects; within an act.</summary>
    public abstract Task RemoveAsync(RapportDb db, IReadOnlyList<Guid> subjects, CancellationToken cancellationToken);

    /// <summary>
    /// The subjects of a space that hold all the words, in their title or only elsewhere too. To be joined with what the
    /// reader may see, and asked for in the order of <see cref="SearchHit.Number"/>.
    /// </summary>
    public abstract IQueryable<SearchHit> Find(RapportDb db, Guid spaceId, SearchTerms terms, bool inTitle);

    /// <summary>The subjects of a space that hold any of the words in their title; words are folded, and at least one.</summary>
    public abstract IQueryable<SearchHit> FindAny(RapportDb db, Guid spaceId, IReadOnlyList<string> words);

    /// <summary>Around whatever asks for what <see cref="Find"/> gives, so that it is planned for the words in hand.</summary>
    public virtual Task<T> AskAsync<T>(RapportDb db, Func<Task<T>> ask, CancellationToken cancellationToken) => ask();
}
