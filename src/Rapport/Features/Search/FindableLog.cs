using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Search;

/// <summary>
/// Follows the Activity log into the index. How far it came stands in the rows, so a restart forgets nothing and a
/// first start indexes all there is; the doorbell only wakes.
/// </summary>
public sealed partial class FindableLog : BackgroundService
{
    /// <summary>Another process may write to the same database: the log is looked at this often without any bell.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>After a failure, before it tries again.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);

    /// <summary>In a full hall something is posted many times a second: one look serves them all.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Whoever captures goes first: while others write, it rests so many times as long as it worked. What it thereby
    /// falls behind it makes good when they pause.
    /// </summary>
    private const int Deference = 50;

    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(5);

    // Never disposed: it may be rung while the server stops, and holds nothing.
    private readonly SemaphoreSlim bell = new(0, 1);
    private readonly IServiceScopeFactory scopes;
    private readonly Acts acts;
    private readonly ILogger<FindableLog> logger;

    public FindableLog(IServiceScopeFactory scopes, Acts acts, Doorbell doorbell, ILogger<FindableLog> logger)
    {
        (this.scopes, this.acts, this.logger) = (scopes, acts, logger);
        doorbell.Subscribe(Heed);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A start belongs to those who wait for a page.
        await bell.WaitAsync(Patience, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var started = TimeProvider.System.GetTimestamp();
                var wentOn = await FollowAsync(stoppingToken);
                var worked = TimeProvider.System.GetElapsedTime(started);
                if (await bell.WaitAsync(wentOn ? TimeSpan.Zero : Patience, stoppingToken))
                {
                    await RestAsync(worked, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                Log.NotFollowed(logger, failure);
                await Task.WhenAny(Task.Delay(Breath, TimeProvider.System, stoppingToken));
            }
        }
    }

    /// <summary>Until it has rested long enough, or nobody has written for a moment.</summary>
    private async Task RestAsync(TimeSpan worked, CancellationToken stoppingToken)
    {
        var (started, rest) = (TimeProvider.System.GetTimestamp(), worked * Deference);
        do
        {
            await Task.Delay(Calm, TimeProvider.System, stoppingToken);
        }
        while (TimeProvider.System.GetElapsedTime(started) < (rest < LongestRest ? rest : LongestRest) && await bell.WaitAsync(Calm, stoppingToken));
    }

    /// <returns>True where at least one stream went on, so that there may be more.</returns>
    private async Task<bool> FollowAsync(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var behind = await scope.ServiceProvider.GetRequiredService<FindableStep>().BehindAsync(stoppingToken);
        var (wentOn, failures) = (false, new List<Exception>());
        foreach (var cursor in behind)
        {
            try
            {
                wentOn |= await FollowAsync(cursor, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // One event whose words cannot be read must not keep the others from being found.
                failures.Add(failure);
            }
        }

        return failures.Count == 0 ? wentOn : throw new AggregateException(failures);
    }

    private async Task<bool> FollowAsync(LogCursor cursor, CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var batch = await scope.ServiceProvider.GetRequiredService<FindableStep>().ReadAsync(cursor, stoppingToken);
        return batch.To > cursor.Number
            && await acts.RunAsync((KeepFindable act, CancellationToken token) => act.RunAsync(batch, token), stoppingToken);
    }

    private void Heed(IReadOnlyList<Activity> activities)
    {
        lock (bell)
        {
            if (bell.CurrentCount == 0)
            {
                bell.Release();
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The search index could not follow the log; it tries again.")]
        public static partial void NotFollowed(ILogger logger, Exception failure);
    }
}
