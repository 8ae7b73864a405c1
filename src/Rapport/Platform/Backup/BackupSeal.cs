using System.Security.Cryptography;
using System.Text;

namespace Rapport.Platform.Backup;

/// <summary>
/// The last 64 bytes of a backup, in the ZIP's comment: the SHA-256 of all the bytes before them, so that a change
/// anywhere shows, also in what a ZIP says twice and nobody reads.
/// </summary>
internal static class BackupSeal
{
    private const int Length = 64;
    private const int BufferSize = 128 * 1024;

    public static readonly string Unsealed = new('0', Length);

    /// <summary>Writes it over the comment that the ZIP was closed with.</summary>
    public static async Task SealAsync(FileStream file, CancellationToken cancellationToken)
    {
        var digest = await DigestAsync(file, cancellationToken);
        file.Position = file.Length - Length;
        await file.WriteAsync(digest, cancellationToken);
    }

    public static async Task<bool> IsWholeAsync(FileStream file, CancellationToken cancellationToken)
    {
        if (file.Length <= Length)
        {
            return false;
        }

        var digest = await DigestAsync(file, cancellationToken);
        var seal = new byte[Length];
        file.Position = file.Length - Length;
        await file.ReadExactlyAsync(seal, cancellationToken);
        return digest.AsSpan().SequenceEqual(seal);
    }

    private static async Task<byte[]> DigestAsync(FileStream file, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var chunk = new byte[BufferSize];
        file.Position = 0;
        for (var left = file.Length - Length; left > 0;)
        {
            var part = chunk.AsMemory(0, (int)Math.Min(left, chunk.Length));
            await file.ReadExactlyAsync(part, cancellationToken);
            hash.AppendData(part.Span);
            left -= part.Length;
        }

        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetCurrentHash()));
    }
}
