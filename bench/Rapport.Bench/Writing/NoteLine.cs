using System.Net.WebSockets;

namespace Rapport.Bench.Writing;

/// <summary>A writer's line: sends its letters, and notes when those of the others come. It holds no document.</summary>
internal sealed class NoteLine(INoteServer server, LetterSheet sheet, int writer) : IAsyncDisposable
{
    private readonly List<double> delays = [];
    private readonly List<double> answers = [];
    private ClientWebSocket? socket;
    private Task hearing = Task.CompletedTask;
    private long heard;

    public long Client => LetterSheet.FirstClient + writer;

    /// <summary>Letters of others that came, counted or not.</summary>
    public long Heard => Interlocked.Read(ref heard);

    /// <summary>To be read when the line is closed.</summary>
    public IReadOnlyList<double> Delays => delays;

    public IReadOnlyList<double> Answers => answers;

    public async Task OpenAsync(Uri note, CancellationToken cancellationToken)
    {
        socket = await server.ConnectAsync(note, cancellationToken);
        if (server.Open(Client) is { Length: > 0 } opening)
        {
            await socket.SendAsync(opening, WebSocketMessageType.Binary, true, cancellationToken);
        }

        hearing = Task.Run(() => HearAsync(cancellationToken), cancellationToken);
    }

    /// <summary>One letter each time, until all are sent.</summary>
    public async Task TypeAsync(TimeSpan offset, TimeSpan every, CancellationToken cancellationToken)
    {
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        for (var letter = 0; letter < sheet.Letters; letter++)
        {
            if (offset + (every * letter) - System.Diagnostics.Stopwatch.GetElapsedTime(began) is { Ticks: > 0 } rest)
            {
                await Task.Delay(rest, cancellationToken);
            }

            var message = server.Send(letter + 1, TypedLetters.Update(Client, letter));
            sheet.Sent(writer, letter);
            await socket!.SendAsync(message, WebSocketMessageType.Binary, true, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        socket?.Abort();
        await hearing;
        socket?.Dispose();
    }

    private async Task HearAsync(CancellationToken cancellationToken)
    {
        // The largest message is a welcome; nothing here is longer.
        var buffer = new byte[256 * 1024];
        var length = 0;
        try
        {
            while (true)
            {
                var received = await socket!.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }

                length += received.Count;
                if (received.EndOfMessage)
                {
                    server.Hear(buffer.AsSpan(0, length), Take);
                    length = 0;
                }
            }
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException && socket!.State == WebSocketState.Aborted)
        {
            // It was closed from here.
        }
    }

    private void Take(Heard said)
    {
        if (said.Kept > 0 && sheet.Since(Client, (int)said.Kept - 1) is { } answered)
        {
            answers.Add(answered);
        }

        if (said.Update.IsEmpty)
        {
            return;
        }

        var (client, letter) = TypedLetters.Read(said.Update);
        if (client == Client)
        {
            return;
        }

        if (sheet.Since(client, letter) is { } delay)
        {
            delays.Add(delay);
        }

        Interlocked.Increment(ref heard);
    }
}
