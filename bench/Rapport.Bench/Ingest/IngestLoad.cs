using System.Diagnostics;

namespace Rapport.Bench.Ingest;

/// <summary>Producers that each send a batch, wait for its acknowledgement, and send the next.</summary>
internal sealed record IngestLoad(int Producers, int Batch, TimeSpan Duration)
{
    /// <param name="begin">Makes a producer: what sends one batch and returns when it is durably kept.</param>
    public async Task<IngestFigures> RunAsync(Func<CancellationToken, Task<Func<Task>>> begin, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var all = await Task.WhenAll(Enumerable.Range(0, Producers).Select(_ => Task.Run(() => ProduceAsync(begin, began, cancellationToken), cancellationToken)));
        var elapsed = Stopwatch.GetElapsedTime(began).TotalSeconds;
        double[] delays = [.. all.SelectMany(mine => mine).Order()];
        return new(delays.Length * Batch / elapsed, Figures.Quantile(delays, 0.5), Figures.Quantile(delays, 0.99));
    }

    private async Task<List<double>> ProduceAsync(Func<CancellationToken, Task<Func<Task>>> begin, long began, CancellationToken cancellationToken)
    {
        var send = await begin(cancellationToken);
        var delays = new List<double>(10_000);
        while (Stopwatch.GetElapsedTime(began) < Duration)
        {
            var sent = Stopwatch.GetTimestamp();
            await send();
            delays.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }

        return delays;
    }
}
