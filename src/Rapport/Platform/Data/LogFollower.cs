using Rapport.Platform.Jobs;

namespace Rapport.Platform.Data;

/// <summary>
/// Follows the Activity log with a durable cursor. How far it came stands in the rows, so a restart forgets nothing and
/// two nodes do nothing twice; the doorbell only wakes.
/// </summary>
public abstract partial class LogFollower<TStep> : BackgroundService
    where TStep : ILogStep
{
    /// <summary>Another process may write to the same database: the log is looked at this often without any bell.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>After a failure, before it tries again.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Whoever captures goes first: while others write, it rests so many times as long as it worked. What it thereby
    /// falls behind it makes good when they pause.
    /// </summary>
    private const int Deference = 50;

    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(5);

    private readonly Bell bell = new();
    private readonly IServiceScopeFactory scopes;
    private readonly TimeSpan calm;
    private readonly ILogger logger;

    /// <param name="calm">In a full hall something is posted many times a second: one look serves all of such a time.</param>
    protected LogFollower(IServiceScopeFactory scopes, Doorbell doorbell, TimeSpan calm, ILogger logger)
    {
        (this.scopes, this.calm, this.logger) = (scopes, calm, logger);
        doorbell.OnCommitted(_ => bell.Ring());
    }

    /// <summary>Does the next stretch of one stream.</summary>
    /// <returns>True where it went on, so that there may be more.</returns>
    protected abstract Task<bool> FollowAsync(TStep step, LogCursor cursor, CancellationToken stoppingToken);

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
                Log.NotFollowed(logger, failure, GetType().Name);
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
            await Task.Delay(calm, TimeProvider.System, stoppingToken);
        }
        while (TimeProvider.System.GetElapsedTime(started) < (rest < LongestRest ? rest : LongestRest) && await bell.WaitAsync(calm, stoppingToken));
    }

    private async Task<bool> FollowAsync(CancellationToken stoppingToken)
    {
        var (wentOn, failures) = (false, new List<Exception>());
        await using var look = scopes.CreateAsyncScope();
        foreach (var cursor in await look.ServiceProvider.GetRequiredService<TStep>().BehindAsync(stoppingToken))
        {
            try
            {
                await using var stretch = scopes.CreateAsyncScope();
                wentOn |= await FollowAsync(stretch.ServiceProvider.GetRequiredService<TStep>(), cursor, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // One event whose log cannot be read must not hold up the others.
                failures.Add(failure);
            }
        }

        return failures.Count == 0 ? wentOn : throw new AggregateException(failures);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Follower} could not follow the log; it tries again.")]
        public static partial void NotFollowed(ILogger logger, Exception failure, string follower);
    }
}
