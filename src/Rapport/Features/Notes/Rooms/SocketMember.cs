using System.Net.WebSockets;
using System.Threading.Channels;
using Rapport.Features.Notes.Wire;

namespace Rapport.Features.Notes.Rooms;

/// <summary>
/// Somebody at the other end of a WebSocket. Whoever cannot keep up is let go of, and comes again from where they were; what they
/// are told at the beginning may be as long as the note's log, and has its time.
/// </summary>
internal sealed class SocketMember(NoteAccess access, WebSocket socket) : INoteMember, IDisposable
{
    private const int Patience = 5000;

    /// <summary>Bytes in a frame, more or less.</summary>
    private const int Together = 16 * 1024;

    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    private readonly Channel<byte[]> outgoing = Channel.CreateUnbounded<byte[]>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource slow = new();
    private long behindSince = TimeProvider.System.GetTimestamp();
    private int waiting;

    public NoteAccess Access { get; set; } = access;

    public bool Stays => true;

    /// <summary>Whether nothing goes out any more.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Set when it cannot keep up.</summary>
    public CancellationToken Overrun => slow.Token;

    public void Say(byte[] message)
    {
        // The room may still say something to who has just left.
        if (IsOver || !outgoing.Writer.TryWrite(message))
        {
            return;
        }

        if (Interlocked.Increment(ref waiting) <= Patience)
        {
            behindSince = TimeProvider.System.GetTimestamp();
        }
        else if (TimeProvider.System.GetElapsedTime(behindSince) > Long)
        {
            IsOver = true;
            slow.Cancel();
        }
    }

    public void Dispose()
    {
        // Whatever the room says from here on goes nowhere.
        IsOver = true;
        slow.Dispose();
    }

    public void End()
    {
        IsOver = true;
        outgoing.Writer.TryComplete();
    }

    /// <summary>Sends what was said, in order, until the conversation is over.</summary>
    public async Task SendAsync(CancellationToken cancellationToken)
    {
        // To wait without a token costs nothing for each message.
        using var ending = cancellationToken.UnsafeRegister(_ => outgoing.Writer.TryComplete(new OperationCanceledException(cancellationToken)), null);
        while (await outgoing.Reader.WaitToReadAsync(CancellationToken.None))
        {
            var messages = Next();
            await socket.SendAsync(messages is [var one] ? one : Said.Together(messages), WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);
            Interlocked.Add(ref waiting, -messages.Count);
        }

        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
    }

    /// <summary>What has gathered by now: each frame costs as much as a few hundred letters.</summary>
    private List<byte[]> Next()
    {
        var (messages, bytes) = (new List<byte[]>(1), 0);
        while (bytes < Together && outgoing.Reader.TryRead(out var message))
        {
            messages.Add(message);
            bytes += message.Length;
        }

        return messages;
    }
}
