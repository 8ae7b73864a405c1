using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Rapport.Bench.Load;

/// <summary>
/// Many open event streams on raw sockets with small buffers, which look for the numbers of events alone. HTTP/1.0, so
/// that the stream comes without chunks; spread over loopback addresses, so that ports suffice.
/// </summary>
internal sealed class LiveReaders : IDisposable
{
    private const int AtOnce = 64;
    private const int BufferBytes = 2048;
    private static readonly byte[] Mark = "\"n\":"u8.ToArray();

    private readonly Socket[] sockets;
    private readonly byte[] request;
    private readonly IPEndPoint server;
    private LiveSheet? sheet;
    private long ended;

    public LiveReaders(IPEndPoint server, string path, int count)
    {
        this.server = server;
        request = Encoding.ASCII.GetBytes($"GET {path} HTTP/1.0\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n");
        sockets = new Socket[count];
    }

    /// <summary>Streams that the server closed although they should stay open.</summary>
    public long Ended => Interlocked.Read(ref ended);

    /// <summary>Returns when every reader has the first bytes of its stream.</summary>
    public Task OpenAsync(CancellationToken cancellationToken) =>
        Parallel.ForAsync(0, sockets.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, OpenAsync);

    /// <summary>From now on, what is read goes onto a sheet.</summary>
    public void Note(LiveSheet to) => Volatile.Write(ref sheet, to);

    public void Dispose()
    {
        foreach (var socket in sockets)
        {
            socket?.Dispose();
        }
    }

    private async ValueTask OpenAsync(int reader, CancellationToken cancellationToken)
    {
        var socket = sockets[reader] = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 32 * 1024 };
        socket.Bind(new IPEndPoint(new IPAddress([127, 0, 0, (byte)(2 + (reader % 8))]), 0));
        await socket.ConnectAsync(server, cancellationToken);
        await socket.SendAsync(request, cancellationToken);
        var buffer = new byte[BufferBytes];
        var held = await socket.ReceiveAsync(buffer, cancellationToken);
        if (held == 0 || !buffer.AsSpan(0, held).StartsWith("HTTP/1.1 200"u8))
        {
            throw new BenchFailure($"A stream was refused: {Encoding.ASCII.GetString(buffer, 0, Math.Min(held, 40))}");
        }

        _ = Task.Run(() => ReadAsync(reader, socket, buffer), CancellationToken.None);
    }

    private async Task ReadAsync(int reader, Socket socket, byte[] buffer)
    {
        var held = 0;
        try
        {
            while (true)
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(held));
                if (read == 0)
                {
                    break;
                }

                held = Scan(reader, buffer, held + read);
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // Closed from here at the end; from there it is counted like an end.
        }

        Interlocked.Increment(ref ended);
    }

    /// <summary>Notes every number in the buffer and moves what may be the start of another to its front.</summary>
    private int Scan(int reader, byte[] buffer, int length)
    {
        var at = 0;
        while (buffer.AsSpan(at, length - at).IndexOf(Mark) is var found and >= 0)
        {
            var digits = at + found + Mark.Length;
            if (!Utf8Parser.TryParse(buffer.AsSpan(digits, length - digits), out long number, out var used) || digits + used == length)
            {
                return Keep(buffer, at + found, length);
            }

            Volatile.Read(ref sheet)?.Read(reader, number);
            at = digits + used;
        }

        return Keep(buffer, Math.Max(at, length - Mark.Length + 1), length);
    }

    private static int Keep(byte[] buffer, int from, int length)
    {
        buffer.AsSpan(from, length - from).CopyTo(buffer);
        return length - from;
    }
}
