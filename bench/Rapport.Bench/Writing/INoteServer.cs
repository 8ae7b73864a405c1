namespace Rapport.Bench.Writing;

/// <summary>A server of shared documents and how one speaks with it.</summary>
internal interface INoteServer : IAsyncDisposable
{
    string Name { get; }

    int ProcessId { get; }

    /// <summary>The addresses of new documents.</summary>
    Task<IReadOnlyList<Uri>> NewNotesAsync(int count, CancellationToken cancellationToken);

    /// <summary>A line to a document, and nothing said on it yet.</summary>
    Task<System.Net.WebSockets.ClientWebSocket> ConnectAsync(Uri note, CancellationToken cancellationToken);

    /// <summary>What is said first; empty where that is nothing.</summary>
    byte[] Open(long client);

    byte[] Send(long token, ReadOnlySpan<byte> update);

    /// <summary>Reads a frame, in which several things may be said.</summary>
    void Hear(ReadOnlySpan<byte> frame, Hearing take);
}
