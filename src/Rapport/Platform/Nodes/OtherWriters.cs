using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Platform.Jobs;

namespace Rapport.Platform.Nodes;

/// <summary>
/// Reads what other processes wrote to the same database (another node, a command beside the running server), so that
/// nothing here is kept that the log says is stale: at once where they ring, and in a moment where no ring arrives.
/// </summary>
internal sealed partial class OtherWriters : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Activities in one look; more are read by the next.</summary>
    private const int Together = 1000;

    private readonly Bell bell = new();
    private readonly IServiceScopeFactory scopes;
    private readonly Doorbell doorbell;
    private readonly TimeProvider time;
    private readonly ILogger<OtherWriters> logger;

    public OtherWriters(IServiceScopeFactory scopes, Doorbell doorbell, TimeProvider time, ILogger<OtherWriters> logger)
    {
        (this.scopes, this.doorbell, this.time, this.logger) = (scopes, doorbell, time, logger);
        doorbell.OnRung(Wake);
    }

    /// <summary>Before anything is kept here: what is in the log by then is no news.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var head in await scope.ServiceProvider.GetRequiredService<RapportDb>().Streams.AsNoTracking().ToListAsync(cancellationToken))
        {
            doorbell.Reach(head.Id, head.LastNumber);
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await bell.WaitAsync(Patience, stoppingToken);
                await LookAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // The database may be away for a moment; the log still holds what was not read.
                Log.NotRead(logger, failure);
                await Task.Delay(Patience, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RapportDb>();
        foreach (var head in await db.Streams.AsNoTracking().ToListAsync(cancellationToken))
        {
            if (doorbell.ToldUpTo(head.Id) is var known && known < head.LastNumber)
            {
                await ReadAsync(db, head, known, cancellationToken);
            }
        }
    }

    private async Task ReadAsync(RapportDb db, StreamHead head, long known, CancellationToken cancellationToken)
    {
        var found = await db.Activities.AsNoTracking()
            .Where(activity => activity.StreamId == head.Id && activity.Number > known && activity.Number <= head.LastNumber)
            .OrderBy(activity => activity.Number).Take(Together).ToListAsync(cancellationToken);
        doorbell.CatchUp(found);
        doorbell.Reach(head.Id, found.Count < Together ? head.LastNumber : found[^1].Number);
        if (found.Count == Together)
        {
            bell.Ring();
        }
    }

    private void Wake(Rung rung)
    {
        if (rung.Kind == Doorbell.Stream)
        {
            bell.Ring();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "What other processes wrote could not be read; it is tried again.")]
        public static partial void NotRead(ILogger logger, Exception failure);
    }
}
