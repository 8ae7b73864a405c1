using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Rapport.Faults;

/// <summary>
/// A bad network in front of a server, on a port of its own on this machine. Each request meets what the plan says of its
/// number; the log tells what became of it. One request to a connection; no upgrades.
/// </summary>
public sealed class FaultProxy : IAsyncDisposable
{
    internal const string PortalPath = "/network-sign-in";
    private const int LongestLog = 5000;

    private readonly Func<Uri> behind;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly ConcurrentDictionary<Exchange, Task> open = [];
    private readonly ConcurrentQueue<string> log = new();
    private readonly long began = Stopwatch.GetTimestamp();
    private readonly Task accepting;
    private TaskCompletionSource overtaking = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int last = -1;

    /// <param name="behind">Where the server is at the moment: it may come back elsewhere after a restart.</param>
    public FaultProxy(Func<Uri> behind)
    {
        this.behind = behind;
        listener.Start();
        accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    public FaultPlan Plan { get; set; } = FaultPlan.Nothing;

    /// <summary>How wide the line is; as wide as the machine allows when none is given.</summary>
    public Link? Link { get; set; }

    /// <summary>Longer bodies are answered with 413, as a server before the server does.</summary>
    public int? LongestBody { get; set; }

    /// <summary>While it is off every connection breaks, those that are open among them.</summary>
    public bool IsOff
    {
        get;
        set
        {
            field = value;
            foreach (var exchange in value ? open.Keys : [])
            {
                exchange.Break();
            }
        }
    }

    /// <summary>One line for each request, without its content.</summary>
    public IReadOnlyCollection<string> Log => log;

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Dispose();
        await accepting;
        await Task.WhenAll(open.Values);
        end.Dispose();
    }

    internal (int Number, Fault Fault) Next()
    {
        var number = Interlocked.Increment(ref last);
        return (number, Plan.At(number));
    }

    internal void Say(int number, string what)
    {
        log.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(began).TotalMilliseconds,7:0} ms  #{number}  {what}"));
        if (log.Count > LongestLog)
        {
            log.TryDequeue(out _);
        }
    }

    /// <summary>A request has been answered: those that it was to overtake go on.</summary>
    internal void Overtake() => Interlocked.Exchange(ref overtaking, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    internal Task OvertakenAsync(TimeSpan atMost, CancellationToken stop) => Task.WhenAny(overtaking.Task, Task.Delay(atMost, stop));

    internal async Task<TcpClient> ReachAsync(CancellationToken stop)
    {
        var far = new TcpClient { NoDelay = true };
        try
        {
            var server = behind();
            await far.ConnectAsync(server.Host, server.Port, stop);
            return far;
        }
        catch
        {
            far.Dispose();
            throw;
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var near = await listener.AcceptTcpClientAsync(end.Token);
                var exchange = new Exchange(this, near);
                var ending = new TaskCompletionSource();
                open[exchange] = ending.Task;
                _ = PassAsync(exchange, ending);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // Nobody is let in any more.
        }
    }

    private async Task PassAsync(Exchange exchange, TaskCompletionSource ending)
    {
        try
        {
            await exchange.RunAsync(end.Token);
        }
        finally
        {
            open.TryRemove(exchange, out _);
            ending.SetResult();
        }
    }
}
