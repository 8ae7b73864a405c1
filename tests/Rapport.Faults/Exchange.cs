using System.Net.Sockets;

namespace Rapport.Faults;

/// <summary>One connection of a device: its request, what goes wrong with it, and the answer.</summary>
internal sealed class Exchange(FaultProxy proxy, TcpClient near)
{
    private static readonly byte[] GoOn = "HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray();

    private bool isHeard;

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            if (proxy.IsOff)
            {
                return;
            }

            near.NoDelay = true;
            var stream = near.GetStream();
            var wire = new WireReader(stream, (bytes, token) => proxy.Link?.UpAsync(bytes, token) ?? Task.CompletedTask);
            if (await WireRequest.ReadAsync(wire, () => stream.WriteAsync(GoOn, stop).AsTask(), stop) is { } request)
            {
                await MeetAsync(request, stop);
            }
        }
        catch (Exception broken) when (broken is SocketException or IOException or ObjectDisposedException or InvalidOperationException or FormatException or OperationCanceledException)
        {
            // One of the two has gone, or the proxy ends: whoever is left sees a broken connection.
        }
        finally
        {
            Break();
        }
    }

    /// <summary>Without a farewell, as a network does, unless there is an answer on its way that shall be heard.</summary>
    public void Break()
    {
        try
        {
            if (!isHeard && near.Client is { } socket)
            {
                socket.LingerState = new(enable: true, seconds: 0);
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // It was closed already.
        }

        near.Dispose();
    }

    private async Task MeetAsync(WireRequest request, CancellationToken stop)
    {
        if (request.Path == FaultProxy.PortalPath)
        {
            await AnswerAsync(StrangerAnswers.Portal(redirects: false), stop);
            return;
        }

        var (number, fault) = proxy.Next();
        if (fault is Fault.None or Fault.Delay or Fault.Twice or Fault.Overtaken or Fault.CutAnswer && request.BodyLength > proxy.LongestBody)
        {
            fault = new Fault.Status(413);
        }

        proxy.Say(number, $"{request.Line.Split('?')[0]}, {request.BodyLength} bytes: {fault}");
        await DoAsync(fault, request, stop);
        proxy.Say(number, "done");
        proxy.Overtake();
    }

    private Task DoAsync(Fault fault, WireRequest request, CancellationToken stop) => fault switch
    {
        Fault.Delay(var time) => LaterAsync(Task.Delay(time, stop), request, stop),
        Fault.Overtaken(var atMost) => LaterAsync(proxy.OvertakenAsync(atMost, stop), request, stop),
        Fault.Lose => Task.CompletedTask,
        Fault.CutRequest(var bytes) => CutRequestAsync(request, bytes % request.Bytes.Length, stop),
        Fault.CutAnswer(var bytes) => CutAnswerAsync(request, bytes, stop),
        Fault.Twice(var later) => Task.WhenAll(PassAsync(request, stop), AgainAsync(request, later, stop)),
        Fault.Portal(var redirects) => AnswerAsync(StrangerAnswers.Portal(redirects), stop),
        Fault.Stranger(var kind) => AnswerAsync(StrangerAnswers.Of(kind), stop),
        Fault.Status(var code, var retryAfter) => AnswerAsync(StrangerAnswers.Status(code, retryAfter), stop),
        _ => PassAsync(request, stop),
    };

    private async Task LaterAsync(Task later, WireRequest request, CancellationToken stop)
    {
        await later;
        await PassAsync(request, stop);
    }

    private async Task PassAsync(WireRequest request, CancellationToken stop)
    {
        using var far = await proxy.ReachAsync(stop);
        await far.GetStream().WriteAsync(request.Bytes, stop);
        var piece = new byte[16 * 1024];
        for (int read; (read = await far.GetStream().ReadAsync(piece, stop)) > 0;)
        {
            await (proxy.Link?.DownAsync(read, stop) ?? Task.CompletedTask);
            await near.GetStream().WriteAsync(piece.AsMemory(0, read), stop);
        }

        isHeard = true;
    }

    /// <summary>A copy whose answer nobody hears.</summary>
    private async Task AgainAsync(WireRequest request, TimeSpan later, CancellationToken stop)
    {
        await Task.Delay(later, stop);
        await HearAsync(request, stop);
    }

    private async Task CutRequestAsync(WireRequest request, int bytes, CancellationToken stop)
    {
        using var far = await proxy.ReachAsync(stop);
        await far.GetStream().WriteAsync(request.Bytes.AsMemory(0, bytes), stop);
    }

    private async Task CutAnswerAsync(WireRequest request, int bytes, CancellationToken stop)
    {
        var answer = await HearAsync(request, stop);
        if (answer.Length > 0)
        {
            await near.GetStream().WriteAsync(answer.AsMemory(0, bytes % answer.Length), stop);
            isHeard = true;
        }
    }

    private async Task<byte[]> HearAsync(WireRequest request, CancellationToken stop)
    {
        using var far = await proxy.ReachAsync(stop);
        await far.GetStream().WriteAsync(request.Bytes, stop);
        using var answer = new MemoryStream();
        await far.GetStream().CopyToAsync(answer, stop);
        return answer.ToArray();
    }

    private async Task AnswerAsync(byte[] answer, CancellationToken stop)
    {
        await near.GetStream().WriteAsync(answer, stop);
        isHeard = true;
    }
}
