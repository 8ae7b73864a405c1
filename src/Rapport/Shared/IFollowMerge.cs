namespace Rapport.Shared;

/// <summary>
/// Settles what two people who turn out to be one cannot both have, before everything of the first becomes the second's,
/// in the same act; who implements it never saves itself.
/// </summary>
public interface IFollowMerge
{
    /// <summary>Asked before anything is changed.</summary>
    /// <returns>Why the two stay two; null where nothing speaks against it.</returns>
    Task<Problem?> RefuseAsync(Guid from, Guid into, CancellationToken cancellationToken) => Task.FromResult<Problem?>(null);

    Task MergeAsync(Guid from, Guid into, CancellationToken cancellationToken);
}
