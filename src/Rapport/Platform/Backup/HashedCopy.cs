using System.Security.Cryptography;

namespace Rapport.Platform.Backup;

/// <summary>What went by while a stream was copied.</summary>
internal readonly record struct HashedCopy(long Length, string Sha256)
{
    private const int BufferSize = 128 * 1024;

    /// <param name="limit">Copies no more than one chunk beyond: what is longer is known to be wrong.</param>
    public static async Task<HashedCopy> MakeAsync(Stream from, Stream to, long limit, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var chunk = new byte[BufferSize];
        long length = 0;
        int read;
        while (length <= limit && (read = await from.ReadAsync(chunk, cancellationToken)) > 0)
        {
            hash.AppendData(chunk, 0, read);
            await to.WriteAsync(chunk.AsMemory(0, read), cancellationToken);
            length += read;
        }

        return new(length, Convert.ToHexStringLower(hash.GetCurrentHash()));
    }

    public bool Is(BackupPart part) => Length == part.Length && Sha256 == part.Sha256;
}
