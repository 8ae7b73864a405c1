using System.Diagnostics;

namespace Rapport.Faults;

/// <summary>A line of a certain width that all connections share; each direction has the whole of it.</summary>
/// <param name="bitsPerSecond">Of the bytes that HTTP sends; what lies below it is not counted.</param>
public sealed class Link(long bitsPerSecond)
{
    private readonly Lane up = new(bitsPerSecond);
    private readonly Lane down = new(bitsPerSecond);

    /// <summary>Waits until so many bytes have gone from the device to the server.</summary>
    public Task UpAsync(int bytes, CancellationToken stop) => up.PassAsync(bytes, stop);

    public Task DownAsync(int bytes, CancellationToken stop) => down.PassAsync(bytes, stop);

    private sealed class Lane(long bitsPerSecond)
    {
        private readonly Lock gate = new();
        private readonly long began = Stopwatch.GetTimestamp();
        private TimeSpan free;

        public Task PassAsync(int bytes, CancellationToken stop)
        {
            TimeSpan wait;
            lock (gate)
            {
                var now = Stopwatch.GetElapsedTime(began);
                free = (free > now ? free : now) + TimeSpan.FromSeconds(8.0 * bytes / bitsPerSecond);
                wait = free - now;
            }

            // Less than a timer can tell is left to the next piece, which waits for both.
            return wait.TotalMilliseconds < 2 ? Task.CompletedTask : Task.Delay(wait, stop);
        }
    }
}
