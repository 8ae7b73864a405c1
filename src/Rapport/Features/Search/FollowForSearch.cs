using Rapport.Platform.Data;

namespace Rapport.Features.Search;

/// <summary>Follows the Activity log into the index; a first start indexes all there is.</summary>
public sealed class FollowForSearch(IServiceScopeFactory scopes, Acts acts, Doorbell doorbell, ILogger<FollowForSearch> logger)
    : LogFollower<SearchStep>(scopes, doorbell, Calm, logger)
{
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(200);

    protected override async Task<bool> FollowAsync(SearchStep step, LogCursor cursor, CancellationToken stoppingToken)
    {
        var batch = await step.ReadAsync(cursor, stoppingToken);
        return batch.To > cursor.Number
            && await acts.RunAsync((KeepSearchRows act, CancellationToken token) => act.RunAsync(batch, token), stoppingToken);
    }
}
