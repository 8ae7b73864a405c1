using Rapport.Platform.Caching;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notifications;

/// <summary>Follows the Activity log and tells people what concerns them.</summary>
public sealed class NoticeLog : LogFollower
{
    /// <summary>Nobody waits for a notice as for a page.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(1);

    private readonly IServiceScopeFactory scopes;
    private readonly Acts acts;
    private readonly TagVersions tags;

    public NoticeLog(IServiceScopeFactory scopes, Acts acts, TagVersions tags, Doorbell doorbell, ILogger<NoticeLog> logger)
        : base(Calm, logger)
    {
        (this.scopes, this.acts, this.tags) = (scopes, acts, tags);
        doorbell.Subscribe(Wake);
    }

    protected override async Task<IReadOnlyList<LogCursor>> BehindAsync(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<NoticeStep>().BehindAsync(stoppingToken);
    }

    protected override async Task<bool> FollowAsync(LogCursor cursor, CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var batch = await scope.ServiceProvider.GetRequiredService<NoticeStep>().ReadAsync(cursor, stoppingToken);
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
