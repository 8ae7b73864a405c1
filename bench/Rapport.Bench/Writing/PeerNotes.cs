using System.Globalization;
using System.Net.WebSockets;
using Rapport.Bench.Children;

namespace Rapport.Bench.Writing;

/// <summary>The server that comes with y-websocket, which keeps documents in leveldb and does not wait for it.</summary>
internal sealed class PeerNotes : INoteServer
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ChildProcess child;
    private readonly string folder;
    private readonly int port;
    private int made;

    private PeerNotes(ChildProcess child, string folder, int port) => (this.child, this.folder, this.port) = (child, folder, port);

    public string Name => "peer";

    public int ProcessId => child.Id;

    public static async Task<PeerNotes> OpenAsync(CancellationToken cancellationToken)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(Patience);
        await InstallAsync(late.Token);
        var (folder, port) = (Directory.CreateTempSubdirectory("rapport-bench-peer-").FullName, FreePort.Find());
        var child = ChildProcess.StartProgram("node", [Path.Combine(Repository.Peer, "node_modules/y-websocket/bin/server.js")], new Dictionary<string, string>
        {
            ["HOST"] = "127.0.0.1",
            ["PORT"] = port.ToString(CultureInfo.InvariantCulture),
            ["YPERSISTENCE"] = Path.Combine(folder, "leveldb"),
            ["NODE_ENV"] = "production",
        });
        var peer = new PeerNotes(child, folder, port);
        try
        {
            await child.LineAsync("running at", late.Token);
            return peer;
        }
        catch
        {
            await peer.DisposeAsync();
            throw;
        }
    }

    public Task<IReadOnlyList<Uri>> NewNotesAsync(int count, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Uri>>([.. Enumerable.Range(0, count).Select(_ => new Uri(string.Create(CultureInfo.InvariantCulture, $"ws://127.0.0.1:{port}/note-{++made}")))]);

    public async Task<ClientWebSocket> ConnectAsync(Uri note, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(note, cancellationToken);
        return socket;
    }

    public byte[] Open(long client) => [];

    // A message of the sync protocol (y-protocols, PROTOCOL.md) that holds an update.
    public byte[] Send(long token, ReadOnlySpan<byte> update) => [.. new List<byte> { 0, 2 }.Block(update)];

    public void Hear(ReadOnlySpan<byte> frame, Hearing take)
    {
        if (frame is [0, 2, .. var rest])
        {
            var length = (int)Bytes.Number(ref rest);
            take(new() { Head = -1, Update = rest[..length] });
        }
    }

    public async ValueTask DisposeAsync()
    {
        await child.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Its packages are no part of the product: they come when they are measured, as the lock file says.</summary>
    private static async Task InstallAsync(CancellationToken cancellationToken)
    {
        if (Directory.Exists(Path.Combine(Repository.Peer, "node_modules")))
        {
            return;
        }

        await using var npm = ChildProcess.StartProgram("npm", ["ci", "--prefix", Repository.Peer, "--ignore-scripts", "--no-audit", "--no-fund"]);
        await npm.EndAsync(cancellationToken);
    }
}
