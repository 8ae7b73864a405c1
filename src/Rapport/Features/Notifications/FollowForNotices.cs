using Rapport.Platform.Caching;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notifications;

/// <summary>Follows the Activity log and tells people what concerns them.</summary>
public sealed class FollowForNotices(IServiceScopeFactory scopes, Acts acts, TagVersions tags, Doorbell doorbell, ILogger<FollowForNotices> logger)
    : LogFollower<NoticeStep>(scopes, doorbell, Calm, logger)
{
    /// <summary>Nobody waits for a notice as for a page.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(1);

    protected override async Task<bool> FollowAsync(NoticeStep step, LogCursor cursor, CancellationToken stoppingToken)
    {
        var batch = await step.ReadAsync(cursor, stoppingToken);
        if (batch.To <= cursor.Number)
        {
            return false;
        }

        var parts = batch.Drafts.Chunk(KeepNotices.Part).ToList();
        foreach (var part in parts.SkipLast(1))
        {
            await acts.RunAsync((KeepNotices act, CancellationToken token) => act.AddAsync(part, token), stoppingToken);
        }

        var wentOn = await acts.RunAsync((KeepNotices act, CancellationToken token) => act.RunAsync(batch, parts.LastOrDefault([]), token), stoppingToken);
        foreach (var person in batch.Drafts.Select(draft => draft.PersonId).Distinct())
        {
            tags.Bump(Tag.Notices(person));
        }

        return wentOn;
    }
}
