using System.Diagnostics;
using System.Net.WebSockets;
using Rapport.Bench.Children;

namespace Rapport.Bench.Writing;

/// <summary>A recorded document, edit by edit in one note, and how long it takes until somebody who opens it has all of it.</summary>
internal sealed class LongNote(ProductNotes server, string trace, int edits)
{
    private const int Window = 500;
    private const long Author = 2;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var note = (await server.NewNotesAsync(1, cancellationToken))[0];
        var began = Stopwatch.GetTimestamp();
        var written = await WriteAsync(note, cancellationToken);
        Figures.Say($"{written:N0} edits of {Path.GetFileName(trace)} written in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s");
        await server.UntilIdleAsync(cancellationToken);
        await SayAsync("while it is in memory", note, written, cancellationToken);
        await server.RestartAsync(cancellationToken);
        await server.UntilIdleAsync(cancellationToken);
        await SayAsync("after a restart", note, written, cancellationToken);
        await SayAsync("once more", note, written, cancellationToken);
    }

    private async Task SayAsync(string when, Uri note, int written, CancellationToken cancellationToken)
    {
        var (time, bytes, head) = await OpenAsync(note, cancellationToken);
        Figures.Say($"opened {when}: all of it after {time.TotalMilliseconds:0} ms, {bytes / 1024.0:N0} KiB (wanted 1000 ms)");
        if (head < written)
        {
            throw new BenchFailure($"The note has {head} updates, and {written} were kept.");
        }
    }

    private async Task<int> WriteAsync(Uri note, CancellationToken cancellationToken)
    {
        using var socket = await ConnectAsync(note, cancellationToken);
        using var room = new SemaphoreSlim(Window, Window);
        var written = 0;
        var hearing = HearAsync(socket, said =>
        {
            if (said.Kept > 0)
            {
                room.Release();
            }

            return false;
        }, cancellationToken);
        using var yjs = Process.Start(new ProcessStartInfo("node", [Repository.Yjs, "edits", trace]) { RedirectStandardOutput = true })!;
        while (written < edits && await yjs.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            await room.WaitAsync(cancellationToken);
            await socket.SendAsync(server.Send(++written, Convert.FromBase64String(line)), WebSocketMessageType.Binary, true, cancellationToken);
        }

        for (var open = 0; open < Window; open++)
        {
            await room.WaitAsync(cancellationToken);
        }

        socket.Abort();
        await hearing;
        if (!yjs.HasExited)
        {
            yjs.Kill();
        }

        return written;
    }

    private async Task<(TimeSpan Time, long Bytes, long Head)> OpenAsync(Uri note, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        using var socket = await ConnectAsync(note, cancellationToken);
        var (head, upTo) = (-1L, 0L);
        var bytes = await HearAsync(socket, said =>
        {
            (head, upTo) = (Math.Max(head, said.Head), Math.Max(upTo, said.UpTo));
            return head >= 0 && upTo >= head;
        }, cancellationToken);
        return upTo >= head ? (Stopwatch.GetElapsedTime(began), bytes, head) : throw new BenchFailure($"The line ended after {upTo} of {head} updates.");
    }

    private async Task<ClientWebSocket> ConnectAsync(Uri note, CancellationToken cancellationToken)
    {
        var socket = await server.ConnectAsync(note, cancellationToken);
        await socket.SendAsync(server.Open(Author), WebSocketMessageType.Binary, true, cancellationToken);
        return socket;
    }

    /// <summary>Until it is enough, or over.</summary>
    /// <returns>How many bytes came.</returns>
    private async Task<long> HearAsync(ClientWebSocket socket, Func<Heard, bool> isEnough, CancellationToken cancellationToken)
    {
        using var message = new MemoryStream();
        var piece = new byte[64 * 1024];
        var bytes = 0L;
        try
        {
            while (await socket.ReceiveAsync(piece.AsMemory(), cancellationToken) is { MessageType: WebSocketMessageType.Binary } received)
            {
                bytes += received.Count;
                message.Write(piece, 0, received.Count);
                if (!received.EndOfMessage)
                {
                    continue;
                }

                var isDone = false;
                server.Hear(message.GetBuffer().AsSpan(0, (int)message.Length), said => isDone |= isEnough(said));
                if (isDone)
                {
                    break;
                }

                message.SetLength(0);
            }
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException && socket.State == WebSocketState.Aborted)
        {
            // It was closed from here.
        }

        return bytes;
    }
}
