using System.Security.Cryptography;
using Rapport.Platform.Files;

namespace Rapport.Features.Media;

/// <summary>A file that is here whole and that nobody has judged yet. Whoever receives it keeps it, or something made from it, or nothing.</summary>
public sealed class ArrivedFile
{
    private const int HeadLength = 64;

    private readonly Stream content;
    private readonly Func<CancellationToken, Task<StoredFile>> keep;

    private ArrivedFile(Stream content, byte[] hash, byte[] head, Func<CancellationToken, Task<StoredFile>> keep) =>
        (this.content, Hash, Head, this.keep) = (content, hash, head, keep);

    public long Length => content.Length;

    /// <summary>SHA-256 of all of it.</summary>
    public byte[] Hash { get; }

    /// <summary>Its first bytes, which say what it is.</summary>
    public ReadOnlyMemory<byte> Head { get; }

    public static Task<ArrivedFile> OfAsync(PartialFile file, FileStore store, CancellationToken cancellationToken) =>
        OfAsync(file.Read(), token => store.KeepAsync(file, token), cancellationToken);

    public static Task<ArrivedFile> OfAsync(byte[] bytes, FileStore store, CancellationToken cancellationToken) =>
        OfAsync(new MemoryStream(bytes, writable: false), async token => (await store.SaveAsync(new MemoryStream(bytes, writable: false), bytes.Length, token)).Value, cancellationToken);

    /// <summary>Its bytes from the first one on, for one reader at a time, who does not close it.</summary>
    public Stream Read()
    {
        content.Position = 0;
        return content;
    }

    /// <summary>Keeps it in the store as it is.</summary>
    public Task<StoredFile> KeepAsync(CancellationToken cancellationToken) => keep(cancellationToken);

    private static async Task<ArrivedFile> OfAsync(Stream content, Func<CancellationToken, Task<StoredFile>> keep, CancellationToken cancellationToken)
    {
        var hash = await SHA256.HashDataAsync(content, cancellationToken);
        var head = new byte[Math.Min(HeadLength, content.Length)];
        content.Position = 0;
        await content.ReadExactlyAsync(head, cancellationToken);
        return new(content, hash, head, keep);
    }
}
