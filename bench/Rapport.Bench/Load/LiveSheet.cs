using System.Diagnostics;

namespace Rapport.Bench.Load;

/// <summary>When each reader read each event, and when each event was acknowledged.</summary>
internal sealed class LiveSheet(long firstNumber, int events, int readers)
{
    private readonly long[] readAt = new long[(long)events * readers];
    private readonly long[] acknowledgedAt = new long[events];
    private long repeated;
    private long read;

    /// <summary>Events that a reader was given more than once.</summary>
    public long Repeated => Interlocked.Read(ref repeated);

    /// <summary>Events that a reader was never given.</summary>
    public long Missing => readAt.Count(at => at == 0);

    /// <summary>Reads that are still awaited.</summary>
    public long Awaited => ((long)events * readers) - Interlocked.Read(ref read);

    public void Acknowledge(long number) => acknowledgedAt[number - firstNumber] = Stopwatch.GetTimestamp();

    public void Read(int reader, long number)
    {
        var index = number - firstNumber;
        if (index < 0 || index >= events)
        {
            return;
        }

        if (Interlocked.CompareExchange(ref readAt[(reader * (long)events) + index], Stopwatch.GetTimestamp(), 0) == 0)
        {
            Interlocked.Increment(ref read);
        }
        else
        {
            Interlocked.Increment(ref repeated);
        }
    }

    /// <summary>Milliseconds from the acknowledgement to the read, ascending; 0 where the read came first.</summary>
    public IReadOnlyList<double> Delays()
    {
        var delays = new List<double>(readAt.Length);
        for (var cell = 0; cell < readAt.Length; cell++)
        {
            if (readAt[cell] != 0 && acknowledgedAt[cell % events] is var acknowledged and not 0)
            {
                delays.Add(Math.Max(0, Stopwatch.GetElapsedTime(acknowledged, readAt[cell]).TotalMilliseconds));
            }
        }

        delays.Sort();
        return delays;
    }
}
