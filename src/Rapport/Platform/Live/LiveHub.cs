using System.Collections.Concurrent;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Platform.Live;

/// <summary>All channels that somebody listens to. The doorbell wakes them; each follows the log in its own loop.</summary>
public sealed partial class LiveHub : IHostedLifecycleService, IDisposable
{
    /// <summary>Changes within this time share a write; the first after a quiet while does not wait.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(60);

    /// <summary>A ring of another node may get lost: the log is read this often without any.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan IdleAfter = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<LiveKey, LiveChannel> channels = new();
    private readonly CancellationTokenSource stopping = new();
    private int stops;
    private readonly Doorbell doorbell;
    private readonly LiveLog log;
    private readonly LiveRegions regions;
    private readonly TimeProvider time;
    private readonly ILogger<LiveHub> logger;

    public LiveHub(Doorbell doorbell, LiveLog log, LiveRegions regions, TimeProvider time, ILogger<LiveHub> logger)
    {
        (this.doorbell, this.log, this.regions, this.time, this.logger) = (doorbell, log, regions, time, logger);
        doorbell.OnCommitted(activities => activities.Select(activity => activity.StreamId).Distinct().ToList().ForEach(Wake));
        doorbell.OnRung(rung =>
        {
            if (rung.Kind == Doorbell.Stream)
            {
                Wake(rung.Id);
            }
        });
    }

    /// <summary>How many readers are connected to this process.</summary>
    public long Readers => channels.Values.Sum(channel => channel.Readers);

    internal LiveChannel Channel(LiveKey key)
    {
        while (true)
        {
            var mine = new LiveChannel(key, log, regions, doorbell, time);
            var channel = channels.GetOrAdd(key, mine);
            if (ReferenceEquals(channel, mine))
            {
                _ = Task.Run(() => ServeAsync(key, mine));
            }

            if (!channel.IsClosed)
            {
                return channel;
            }

            channels.TryRemove(new(key, channel));
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Before the web server stops: it waits for every open answer, and these would never end.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        // A host may be stopped twice, and disposed between.
        if (Interlocked.Exchange(ref stops, 1) == 1)
        {
            return;
        }

        await stopping.CancelAsync();
        foreach (var channel in channels.Values)
        {
            channel.Close();
        }
    }

    public void Dispose() => stopping.Dispose();

    private void Wake(Guid stream)
    {
        foreach (var audience in Audiences.All)
        {
            if (channels.TryGetValue(new(stream, audience), out var channel))
            {
                channel.Wake();
            }
        }
    }

    private async Task ServeAsync(LiveKey key, LiveChannel channel)
    {
        var (beaten, told) = (time.GetTimestamp(), time.GetTimestamp());
        while (!stopping.IsCancellationRequested && !IsIdle(channel))
        {
            try
            {
                if (await channel.WaitAsync(Patience, stopping.Token) && Window - time.GetElapsedTime(told) is { Ticks: > 0 } rest)
                {
                    await Task.Delay(rest, time, stopping.Token);
                }

                told = time.GetTimestamp();
                await channel.FollowAsync(stopping.Token);
                if (time.GetElapsedTime(beaten) >= BeatEvery)
                {
                    beaten = time.GetTimestamp();
                    channel.Beat();
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                break;
            }
            catch (Exception failure)
            {
                // The database may be away for a moment; the log still holds what readers have not been told.
                Log.NotFollowed(logger, failure);
                await Task.Delay(Patience, time, CancellationToken.None);
            }
        }

        channels.TryRemove(new(key, channel));
        channel.Close();
    }

    private bool IsIdle(LiveChannel channel) => channel.Readers == 0 && time.GetElapsedTime(channel.LastUsed) > IdleAfter;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A live channel could not read the log; it tries again.")]
        public static partial void NotFollowed(ILogger logger, Exception failure);
    }
}
