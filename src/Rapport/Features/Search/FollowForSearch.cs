using Rapport.Platform.Data;

namespace Rapport.Features.Search;

/// <summary>Follows the Activity log into the index; a first start indexes all there is.</summary>
public sealed class FindableLog : LogFollower
{
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(200);

    private readonly IServiceScopeFactory scopes;
    private readonly Acts acts;

    public FindableLog(IServiceScopeFactory scopes, Acts acts, Doorbell doorbell, ILogger<FindableLog> logger)
        : base(Calm, logger)
    {
        (this.scopes, this.acts) = (scopes, acts);
        doorbell.Subscribe(Wake);
    }

    protected override async Task<IReadOnlyList<LogCursor>> BehindAsync(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<FindableStep>().BehindAsync(stoppingToken);
    }

    protected override async Task<bool> FollowAsync(LogCursor cursor, CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var batch = await scope.ServiceProvider.GetRequiredService<FindableStep>().ReadAsync(cursor, stoppingToken);
        return batch.To > cursor.Number
            && await acts.RunAsync((KeepFindable act, CancellationToken token) => act.RunAsync(batch, token), stoppingToken);
    }
}
