using System.Net.WebSockets;
using System.Threading.Channels;

namespace Rapport.Features.Notes.Rooms;

/// <summary>
/// Somebody at the other end of a WebSocket. Whoever cannot keep up is let go of, and comes again from where they were; what they
/// are told at the beginning may be as long as the note's log, and has its time.
/// </summary>
internal sealed class SocketMember(NoteAccess access, WebSocket socket) : INoteMember, IDisposable
{
    private const int Patience = 5000;
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
        await foreach (var message in outgoing.Reader.ReadAllAsync(cancellationToken))
        {
            await socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);
            Interlocked.Decrement(ref waiting);
        }

        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
    }
}
