namespace Rapport.Features.Accounts.DeviceKeys;

/// <summary>What comes with the bytes of a file that somebody else than its author brings: <c>key</c>, <c>proof</c> and <c>sha256</c>.</summary>
/// <param name="Sha256">Of the bytes, as the author's device had them.</param>
public sealed record FileProof(KeyProof Proof, byte[] Sha256)
{
    private const int HashBytes = 32;

    /// <summary>From the words of a query or of an upload's metadata. Null where there is none of them, or they cannot be read.</summary>
    /// <param name="sha256">In hexadecimal.</param>
    public static FileProof? Read(string? key, string? proof, string? sha256) =>
        Guid.TryParse(key, out var id) && proof is { Length: > 0 and < 100 } && sha256 is { Length: 2 * HashBytes } && sha256.All(char.IsAsciiHexDigit)
            ? new(new(id, proof), Convert.FromHexString(sha256))
            : null;
}
