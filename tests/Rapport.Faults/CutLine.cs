using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Rapport.Faults;

/// <summary>
/// A line to a server that can be cut and mended, for whatever is spoken over it. It looks at nothing that passes, so
/// WebSockets pass too; <see cref="FaultProxy"/> is for faults in single requests.
/// </summary>
public sealed class CutLine : IAsyncDisposable
{
    private readonly Func<Uri> behind;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly ConcurrentDictionary<TcpClient, bool> open = [];
    private readonly Task accepting;

    /// <param name="behind">Where the server is at the moment: it may come back elsewhere after a restart.</param>
    public CutLine(Func<Uri> behind)
    {
        this.behind = behind;
        listener.Start();
        accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    /// <summary>While it is off nothing passes, and what was open is broken.</summary>
    public bool IsOff
    {
        get;
        set
        {
            field = value;
            foreach (var client in value ? open.Keys : [])
            {
                Break(client);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Dispose();
        IsOff = true;
        await accepting;
        end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var near = await listener.AcceptTcpClientAsync(end.Token);
                _ = PassAsync(near);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // It was taken down.
        }
    }

    private async Task PassAsync(TcpClient near)
    {
        using var far = new TcpClient { NoDelay = true };
        (open[near], open[far]) = (true, true);
        try
        {
            if (!IsOff)
            {
                var server = behind();
                near.NoDelay = true;
                await far.ConnectAsync(server.Host, server.Port, end.Token);
                await Task.WhenAny(
                    near.GetStream().CopyToAsync(far.GetStream(), end.Token),
                    far.GetStream().CopyToAsync(near.GetStream(), end.Token));
            }
        }
        catch (Exception broken) when (broken is SocketException or IOException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            // One of the two has gone, or the line was cut: whoever is left sees a broken connection.
        }
        finally
        {
            Break(near);
            Break(far);
        }
    }

    private void Break(TcpClient client)
    {
        open.TryRemove(client, out _);
        try
        {
            client.Client?.Close(0);
        }
        catch (ObjectDisposedException)
        {
            // It is gone already.
        }

        client.Dispose();
    }
}
