using System.Globalization;
using System.Net;

namespace Rapport.Bench.Children;

/// <summary>This program again, as a server with nothing but Kestrel in it: what the product is measured against.</summary>
internal sealed class BareChild : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);

    private readonly ChildProcess child;
    private readonly string file;

    private BareChild(ChildProcess child, int port, string file)
    {
        this.child = child;
        this.file = file;
        Port = port;
    }

    public int Port { get; }
    public int ProcessId => child.Id;
    public IPEndPoint EndPoint => new(IPAddress.Loopback, Port);
    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}"));

    /// <param name="page">The bytes that it answers to every GET.</param>
    /// <param name="encoding">Their Content-Encoding; null for none.</param>
    public static async Task<BareChild> StartAsync(byte[] page, string? encoding, CancellationToken cancellationToken)
    {
        var port = FreePort.Find();
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, page, cancellationToken);
        var child = ChildProcess.Start(typeof(BareChild).Assembly.Location, ["bare", port.ToString(CultureInfo.InvariantCulture), file, .. encoding is null ? [] : new[] { encoding }]);
        var bare = new BareChild(child, port, file);
        try
        {
            using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            late.CancelAfter(StartPatience);
            await child.LineAsync(BareServer.Ready, late.Token);
            return bare;
        }
        catch
        {
            await bare.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await child.DisposeAsync();
        File.Delete(file);
    }
}
