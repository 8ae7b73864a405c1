using Rapport.Platform.Caching;
using Rapport.Shared;

namespace Rapport.Features.Notifications;

/// <summary>
/// How many notices are new to somebody, for the head of every page. Kept for a few seconds at most: what was hidden
/// meanwhile is not counted, and another node may have written one.
/// </summary>
public sealed class UnreadNotices(IServiceScopeFactory scopes, TagVersions tags, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(4);
    private readonly TagCache<Guid, int> counts = new(tags, time, Lifetime);

    public ValueTask<int> CountAsync(Guid personId, CancellationToken cancellationToken) =>
        counts.GetAsync(personId, new[] { Tag.Notices(personId), Tag.Person(personId) }, token => ReadAsync(personId, token), cancellationToken);

    private async Task<int> ReadAsync(Guid personId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<NoticeReader>().CountNewAsync(personId, cancellationToken);
    }
}
