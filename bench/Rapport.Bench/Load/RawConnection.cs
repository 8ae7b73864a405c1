using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace Rapport.Bench.Load;

/// <summary>
/// One kept-alive connection that sends a request and reads its answer, one after the other. Raw, so that the client
/// takes as little as possible of the machine that it shares with the server.
/// </summary>
internal sealed class RawConnection : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] buffer = new byte[128 * 1024];

    public static async Task<RawConnection> OpenAsync(IPEndPoint server, CancellationToken cancellationToken)
    {
        var connection = new RawConnection();
        await connection.socket.ConnectAsync(server, cancellationToken);
        return connection;
    }

    /// <summary>The status and the body, which is good until the next exchange.</summary>
    public async ValueTask<(int Status, ReadOnlyMemory<byte> Body)> ExchangeAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        await socket.SendAsync(request, cancellationToken);
        var held = 0;
        while (true)
        {
            if (held == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            var read = await socket.ReceiveAsync(buffer.AsMemory(held), cancellationToken);
            if (read == 0)
            {
                throw new BenchFailure("The server closed a connection that should stay open.");
            }

            held += read;
            if (Complete(buffer.AsSpan(0, held), out var status, out var start))
            {
                return (status, buffer.AsMemory(start, held - start));
            }
        }
    }

    public void Dispose() => socket.Dispose();

    private static bool Complete(ReadOnlySpan<byte> held, out int status, out int bodyStart)
    {
        status = 0;
        bodyStart = held.IndexOf("\r\n\r\n"u8) + 4;
        if (bodyStart < 4)
        {
            return false;
        }

        status = Number(held[9..]);
        var head = held[..bodyStart];
        var length = head.IndexOf("Content-Length: "u8);
        if (length >= 0)
        {
            return held.Length >= bodyStart + Number(head[(length + 16)..]);
        }

        return head.IndexOf("chunked"u8) < 0 || held.EndsWith("\r\n0\r\n\r\n"u8) || held[bodyStart..].SequenceEqual("0\r\n\r\n"u8);
    }

    private static int Number(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out int number, out int _) ? number : throw new BenchFailure("An answer was not HTTP.");
}
