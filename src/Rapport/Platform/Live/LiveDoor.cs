using Rapport.Platform.Web;
using Rapport.Shared;

namespace Rapport.Platform.Live;

/// <summary>
/// How readers follow: one open connection (Server-Sent Events) or cacheable polling addresses. No database work for a
/// reader who is up to date.
/// </summary>
public sealed class LiveDoor(LiveHub hub, TimeProvider time, IHostApplicationLifetime lifetime)
{
    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(4);

    /// <param name="again">Whom the reader belongs to by now; asked before anything is said to a reader who is not just anybody.</param>
    public async Task StreamAsync(HttpContext context, Guid stream, Audience audience, long after, Func<ValueTask<Audience>> again)
    {
        var cancellationToken = context.RequestAborted;
        var channel = hub.Channel(new(stream, audience));
        var start = await channel.StartAsync(after, cancellationToken);
        var response = context.Response;
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.TellTime(time);
        // nginx would otherwise hold events back until its buffer is full.
        response.Headers["X-Accel-Buffering"] = "no";
        channel.Join();
        try
        {
            await response.Body.WriteAsync(Greeting(start), cancellationToken);
            await response.Body.FlushAsync(cancellationToken);
            for (var node = await start.Tail.Next; node is not null && !cancellationToken.IsCancellationRequested; node = await node.Next)
            {
                if (audience != Audience.Public && await again() != audience)
                {
                    // The browser comes again, as whoever it is by now; what is being written on its page stays.
                    return;
                }

                await response.Body.WriteAsync(node.Bytes, cancellationToken);
                await response.Body.FlushAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested || lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // The reader left; nothing is owed.
        }
        finally
        {
            channel.Leave();
        }
    }

    public async Task PollAsync(HttpContext context, Guid stream, Audience audience, long after)
    {
        var start = await hub.Channel(new(stream, audience)).StartAsync(after, context.RequestAborted);
        var response = context.Response;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.CacheControl = audience == Audience.Public ? "public, max-age=2" : "private, no-store";
        response.Headers.Vary = "Cookie";
        var answer = start.Missed is null ? LiveMessage.PollReset() : LiveMessage.Poll(start.UpTo, PollEvery, start.Missed);
        await response.Body.WriteAsync(answer, context.RequestAborted);
    }

    private static ReadOnlyMemory<byte> Greeting(LiveStart start) => start.Missed switch
    {
        null => LiveMessage.Reset,
        { Count: 0 } => LiveMessage.Heartbeat,
        var missed => LiveMessage.Event(start.UpTo, missed),
    };
}
