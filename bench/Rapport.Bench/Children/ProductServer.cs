using System.Globalization;
using System.Net;

namespace Rapport.Bench.Children;

/// <summary>The product's Release build as a host would run it: its own process, a free port, a data folder.</summary>
internal sealed class ProductServer : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan IdlePatience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan IdleLook = TimeSpan.FromSeconds(2);

    private readonly ChildProcess child;

    private ProductServer(ChildProcess child, int port)
    {
        this.child = child;
        Port = port;
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
    }

    public int Port { get; }
    public Uri Address { get; }
    public IPEndPoint EndPoint => new(IPAddress.Loopback, Port);
    public int ProcessId => child.Id;

    /// <summary>From the start of the process to the first page, when it was waited for.</summary>
    public TimeSpan StartTime { get; private set; }

    /// <summary>Starts it and waits until <paramref name="path"/> answers with 200.</summary>
    public static async Task<ProductServer> StartAsync(string dataFolder, string path, string? postgres, CancellationToken cancellationToken)
    {
        var server = Start(dataFolder, postgres);
        try
        {
            using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            late.CancelAfter(StartPatience);
            using var visitor = new Staging.Visitor(server.Address);
            while (!await visitor.AnswersAsync(path, late.Token))
            {
                server.child.MustRun();
                await Task.Delay(5, late.Token);
            }

            server.StartTime = System.Diagnostics.Stopwatch.GetElapsedTime(server.child.StartedAt);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it on an empty folder and waits for the address of its set-up.</summary>
    public static async Task<(ProductServer Server, string SetupPath)> StartEmptyAsync(string dataFolder, string? postgres, CancellationToken cancellationToken)
    {
        if (postgres is not null)
        {
            await using var migrating = ChildProcess.Start(Repository.Product, ["migrate"], Settings(dataFolder, postgres, FreePort.Find()));
            await migrating.EndAsync(cancellationToken);
        }

        var server = Start(dataFolder, postgres);
        try
        {
            using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            late.CancelAfter(StartPatience);
            var line = await server.child.LineAsync("/setup/", late.Token);
            return (server, line[line.IndexOf("/setup/", StringComparison.Ordinal)..].Trim());
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until it has done what it puts off while it is busy: what is measured next must not pay for it.</summary>
    public async Task UntilIdleAsync(CancellationToken cancellationToken)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(IdlePatience);
        using var process = System.Diagnostics.Process.GetProcessById(ProcessId);
        for (var busy = true; busy;)
        {
            var before = process.TotalProcessorTime;
            await Task.Delay(IdleLook, late.Token);
            process.Refresh();
            busy = process.TotalProcessorTime - before > IdleLook / 10;
        }
    }

    public Task KillAsync(CancellationToken cancellationToken) => child.KillAsync(cancellationToken);

    public ValueTask DisposeAsync() => child.DisposeAsync();

    private static ProductServer Start(string dataFolder, string? postgres)
    {
        var port = FreePort.Find();
        return new ProductServer(ChildProcess.Start(Repository.Product, ["serve"], Settings(dataFolder, postgres, port)), port);
    }

    private static Dictionary<string, string> Settings(string dataFolder, string? postgres, int port)
    {
        var settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"),
            ["ASPNETCORE_CONTENTROOT"] = Repository.ContentRoot,
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Data__Folder"] = dataFolder,
            // One person sends here what a hall would; the limit is not what is measured.
            ["Limits__WritesPerPerson"] = "100000000",
            ["Notes__UpdatesPerSecond"] = "100000",
        };
        if (postgres is not null)
        {
            settings["Data__Postgres"] = postgres;
        }

        return settings;
    }
}
