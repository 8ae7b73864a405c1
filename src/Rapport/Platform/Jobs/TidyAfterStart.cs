namespace Rapport.Platform.Jobs;

/// <summary>
/// Gives back what only the start needed, once, when nobody waits for it any more. An idle server collects nothing by
/// itself, so on a small machine that would be held for days.
/// </summary>
internal sealed class TidyAfterStart : BackgroundService
{
    private const long SmallHeap = 64 << 20;
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(8);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(Settled, TimeProvider.System, stoppingToken);
        if (GC.GetTotalMemory(forceFullCollection: false) < SmallHeap)
        {
            // Of a small heap this takes some ten milliseconds. In a large one people are at work already.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }
}
