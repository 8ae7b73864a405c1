using System.Diagnostics;
using System.Net;

namespace Rapport.Bench.Load;

/// <summary>Many connections that ask for one page again and again for a bounded time.</summary>
internal sealed class PageLoad(IPEndPoint server, byte[] request, int connections)
{
    /// <summary>Answers in a second. Any answer but 200 ends the measurement.</summary>
    public async Task<double> RunAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var until = began + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var counts = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => AskAsync(until, cancellationToken), cancellationToken)));
        return counts.Sum() / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private async Task<long> AskAsync(long until, CancellationToken cancellationToken)
    {
        using var connection = await RawConnection.OpenAsync(server, cancellationToken);
        long answered = 0;
        while (Stopwatch.GetTimestamp() < until)
        {
            var (status, _) = await connection.ExchangeAsync(request, cancellationToken);
            if (status != 200)
            {
                throw new BenchFailure($"A page under load answered {status}.");
            }

            answered++;
        }

        return answered;
    }
}
