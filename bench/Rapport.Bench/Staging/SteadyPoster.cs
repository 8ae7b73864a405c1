namespace Rapport.Bench.Staging;

/// <summary>Posts entries at a steady rate until it is left, and fails when one was not accepted.</summary>
internal sealed class SteadyPoster : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Task posting;

    public SteadyPoster(Stage stage, double perSecond) => posting = Task.Run(() => PostAsync(stage, TimeSpan.FromSeconds(1 / perSecond)));

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await posting;
        stop.Dispose();
    }

    private async Task PostAsync(Stage stage, TimeSpan every)
    {
        using var timer = new PeriodicTimer(every);
        try
        {
            for (var number = 1; await timer.WaitForNextTickAsync(stop.Token); number++)
            {
                // What was begun is finished, so that stopping never looks like a refusal.
                var answer = await stage.Host.SendOperationsAsync(stage.EventId, Operations.Batch([PostedEntry.Note(number)]), CancellationToken.None);
                if (Operations.Answers(answer)[0] is { Status: not "accepted" } refused)
                {
                    throw new BenchFailure($"An entry was not accepted: {refused.Status} {refused.Code}");
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The measurement is over.
        }
    }
}
