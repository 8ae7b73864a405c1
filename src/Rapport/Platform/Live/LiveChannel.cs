using System.Diagnostics.CodeAnalysis;
using Rapport.Platform.Data;
using Rapport.Platform.Jobs;
using Rapport.Shared;

namespace Rapport.Platform.Live;

/// <summary>
/// One stream for one audience. It follows the log while somebody listens, renders each change once and writes the
/// same bytes to everybody. A wake-up that gets lost delays by a heartbeat at most: truth is the log.
/// </summary>
[SuppressMessage("Reliability", "CA1001", Justification = "A semaphore without a wait handle holds nothing to dispose.")]
internal sealed class LiveChannel(LiveKey key, LiveLog log, LiveRegions regions, Doorbell doorbell, TimeProvider time)
{
    private static readonly TimeSpan BusyPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan QuietPause = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, SafeHtml> told = [];
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly Bell bell = new();
    private readonly Backlog backlog = new();
    private LiveNode tail = new(default);
    private long upTo = -1;
    private long readers;
    private long regionsTold = time.GetTimestamp();
    private bool hasStaleRegions;

    public long Readers => Interlocked.Read(ref readers);

    public long LastUsed { get; private set; } = time.GetTimestamp();

    public bool IsClosed { get; private set; }

    /// <summary>Something was committed in this stream.</summary>
    public void Wake()
    {
        bell.Ring();
    }

    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => bell.WaitAsync(atMost, cancellationToken);

    /// <summary>Where a reader who knows everything up to a number goes on: what it missed, and the chain to follow.</summary>
    public async Task<LiveStart> StartAsync(long after, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            LastUsed = time.GetTimestamp();
            await BeginAsync(cancellationToken);
            var missed = await MissedAsync(after, cancellationToken);
            return new LiveStart(missed is { Count: > 0 } ? [.. missed, .. await SummedUpAsync(cancellationToken)] : missed, upTo, tail);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Join() => Interlocked.Increment(ref readers);

    public void Leave() => Interlocked.Decrement(ref readers);

    /// <summary>Reads the log as far as it goes and tells everybody what is new.</summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            await BeginAsync(cancellationToken);
            var fresh = await log.ReadAsync(key.Stream, upTo, long.MaxValue, cancellationToken);
            doorbell.CatchUp(fresh);
            if (fresh.Count > LiveLog.ReplayLimit || fresh.Any(log.ChangesEveryPage))
            {
                await ResetAsync(cancellationToken);
            }
            else if (fresh.Count > 0)
            {
                await TellAsync(fresh, cancellationToken);
            }

            await TellRegionsAsync(cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Beat() => tail = tail.Follow(LiveMessage.Heartbeat);

    public void Close()
    {
        IsClosed = true;
        tail.Close();
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        if (upTo < 0)
        {
            upTo = await log.LastNumberAsync(key.Stream, cancellationToken);
            backlog.StartAt(upTo);
        }
    }

    /// <summary>Null when it is too much, or from another time: the page loads anew.</summary>
    private async Task<IReadOnlyList<byte[]>?> MissedAsync(long after, CancellationToken cancellationToken)
    {
        if (after > upTo)
        {
            return null;
        }

        if (after < backlog.Floor)
        {
            var older = await log.ReadAsync(key.Stream, after, backlog.Floor, cancellationToken);
            if (older.Count > LiveLog.ReplayLimit || older.Any(log.ChangesEveryPage))
            {
                return null;
            }

            var changes = await log.ChangesAsync(older, key.Audience, cancellationToken);
            backlog.Lower(after, changes.Select(change => (change, LiveMessage.ChangeBytes(change))));
        }

        return backlog.After(after);
    }

    private async Task TellAsync(IReadOnlyList<Activity> fresh, CancellationToken cancellationToken)
    {
        var changes = await log.ChangesAsync(fresh, key.Audience, cancellationToken);
        var bytes = new List<byte[]>(changes.Count);
        foreach (var change in changes)
        {
            bytes.Add(LiveMessage.ChangeBytes(change));
            backlog.Put(change, bytes[^1]);
        }

        upTo = fresh[^1].Number;
        backlog.Trim();
        hasStaleRegions = true;
        if (fresh.Any(activity => activity.TakenFrom is not null || activity.Verb == Activity.NameChanged))
        {
            // What was taken away, or a name that nobody goes by any more, may stand in them.
            told.Clear();
        }

        Write(bytes);
    }

    /// <summary>Regions sum up many changes, so they are told more calmly than the changes themselves.</summary>
    private async Task TellRegionsAsync(CancellationToken cancellationToken)
    {
        if (Readers > 0 && time.GetElapsedTime(regionsTold) >= (hasStaleRegions ? BusyPause : QuietPause))
        {
            await RenderRegionsAsync(cancellationToken);
        }
    }

    /// <summary>What a reader who missed something needs beside it: no replay carries the regions.</summary>
    private async Task<IEnumerable<byte[]>> SummedUpAsync(CancellationToken cancellationToken)
    {
        if (told.Count == 0 || time.GetElapsedTime(regionsTold) >= BusyPause)
        {
            await RenderRegionsAsync(cancellationToken);
        }

        return told.Select(region => LiveMessage.ChangeBytes(LiveChange.OfRegion(region.Key, region.Value)));
    }

    private async Task RenderRegionsAsync(CancellationToken cancellationToken)
    {
        (regionsTold, hasStaleRegions) = (time.GetTimestamp(), false);
        var rendered = await regions.RenderAsync(key, cancellationToken);
        Write([.. rendered.Where(region => told.GetValueOrDefault(region.Name) != region.Html)
            .Select(region => LiveMessage.ChangeBytes(LiveChange.OfRegion(region.Name, region.Html)))]);
        foreach (var region in rendered)
        {
            told[region.Name] = region.Html;
        }
    }

    private void Write(IReadOnlyCollection<byte[]> changes)
    {
        // Nothing that this audience may see: not even that something happened.
        if (changes.Count > 0)
        {
            tail = tail.Follow(LiveMessage.Event(upTo, changes));
        }
    }

    private async Task ResetAsync(CancellationToken cancellationToken)
    {
        upTo = await log.LastNumberAsync(key.Stream, cancellationToken);
        backlog.StartAt(upTo);
        tail = tail.Follow(LiveMessage.Reset);
    }
}

/// <summary>What a reader missed (null: too much, load anew), the number that this reaches, and where the chain goes on.</summary>
internal sealed record LiveStart(IReadOnlyList<byte[]>? Missed, long UpTo, LiveNode Tail);
