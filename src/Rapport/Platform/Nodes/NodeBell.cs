using System.Security.Cryptography;
using System.Threading.Channels;
using Rapport.Platform.Data;

namespace Rapport.Platform.Nodes;

/// <summary>
/// Carries the doorbell's rings between nodes. Truth is in the database: a ring that gets lost delays until somebody looks,
/// and what is rung shortly after a message goes together in the next.
/// </summary>
internal sealed partial class NodeBell(IBellLine line, Doorbell doorbell, ILogger<NodeBell> logger) : BackgroundService
{
    /// <summary>In one message: PostgreSQL takes 8,000 bytes.</summary>
    private const int Together = 100;

    private const int Waiting = 5000;

    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);

    /// <summary>Between two messages: each costs PostgreSQL a commit of its own, which those who write should not wait for.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(20);

    private readonly string me = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
    private readonly Channel<Rung> outgoing = Channel.CreateBounded<Rung>(new BoundedChannelOptions(Waiting) { SingleReader = true, FullMode = BoundedChannelFullMode.DropOldest });

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        doorbell.Carry(rung => outgoing.Writer.TryWrite(rung));
        return base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(ListenAsync(stoppingToken), SpeakAsync(stoppingToken));

    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        var isKnown = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await line.ListenAsync(Open, Hear, stoppingToken);
                throw new IOException("The line was cut.");
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                if (doorbell.ReachesHere || !isKnown)
                {
                    Log.Silent(logger, failure);
                }

                (isKnown, doorbell.ReachesHere) = (true, false);
                await Task.Delay(Breath, TimeProvider.System, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task SpeakAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await outgoing.Reader.WaitToReadAsync(stoppingToken))
            {
                var rung = new HashSet<Rung>();
                while (rung.Count < Together && outgoing.Reader.TryRead(out var one))
                {
                    rung.Add(one);
                }

                await SayAsync(string.Join(' ', rung.Select(one => $"{one.Kind}:{one.Id}").Prepend(me)), stoppingToken);
                await Task.Delay(Window, TimeProvider.System, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Whoever has not heard of it looks.
        }
    }

    private async Task SayAsync(string message, CancellationToken stoppingToken)
    {
        try
        {
            await line.SayAsync(message, stoppingToken);
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            Log.NotSaid(logger, failure);
        }
    }

    private void Open()
    {
        doorbell.ReachesHere = true;
        Log.Open(logger);
    }

    private void Hear(string message)
    {
        if (message.Split(' ') is not [var from, .. var rung] || from == me)
        {
            return;
        }

        foreach (var one in rung)
        {
            if (one.Split(':') is [var kind, var id] && Guid.TryParse(id, out var which))
            {
                doorbell.Hear(new(kind, which));
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "Other nodes are heard.")]
        public static partial void Open(ILogger logger);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Other nodes are not heard; what they write is looked for instead, and the line is tried again.")]
        public static partial void Silent(ILogger logger, Exception failure);

        [LoggerMessage(Level = LogLevel.Debug, Message = "Other nodes could not be told; they look for it.")]
        public static partial void NotSaid(ILogger logger, Exception failure);
    }
}
