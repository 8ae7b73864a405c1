namespace Rapport.Shared;

/// <summary>
/// What an act on one kind of subject makes stale, beside what every act does (its subject, session, event and space).
/// The slice that owns the kind says so.
/// </summary>
/// <param name="Kind">The kind of subject.</param>
/// <param name="Tags">What else is stale after such an act.</param>
public sealed record Staleness(string Kind, Func<Activity, IEnumerable<Tag>> Tags)
{
    /// <summary>Whether every page of the event looks different after such an act, so that whoever follows loads it anew.</summary>
    public Func<Activity, bool> ChangesEveryPage { get; init; } = _ => false;
}
