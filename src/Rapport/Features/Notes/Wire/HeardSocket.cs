using System.Net.WebSockets;

namespace Rapport.Features.Notes.Wire;

/// <summary>What a device says by WebSocket, message by message. Each has room for a few words; only what is longer takes more.</summary>
/// <param name="limit">Bytes of the longest message.</param>
internal sealed class HeardSocket(WebSocket socket, int limit)
{
    private readonly byte[] piece = new byte[1024];

    /// <summary>The next message; null when the other side is done, or says what cannot be read.</summary>
    public async Task<Heard?> NextAsync(CancellationToken cancellationToken)
    {
        var received = await socket.ReceiveAsync(piece.AsMemory(), cancellationToken);
        if (received is { EndOfMessage: true, MessageType: WebSocketMessageType.Binary })
        {
            return HeardReader.Read(piece.AsSpan(0, received.Count));
        }

        using var whole = new MemoryStream();
        while (received.MessageType == WebSocketMessageType.Binary && whole.Length + received.Count <= limit)
        {
            whole.Write(piece, 0, received.Count);
            if (received.EndOfMessage)
            {
                return HeardReader.Read(whole.GetBuffer().AsSpan(0, (int)whole.Length));
            }

            received = await socket.ReceiveAsync(piece.AsMemory(), cancellationToken);
        }

        return null;
    }
}
