using System.Security.Cryptography;

namespace Rapport.Features.Media.Uploads;

/// <summary>What a piece of an upload must come to.</summary>
internal sealed class Checksum : IDisposable
{
    public static readonly IReadOnlyList<string> Names = ["sha1", "sha256"];

    private readonly byte[] wanted;

    private Checksum(HashAlgorithmName algorithm, byte[] wanted) => (Sum, this.wanted) = (IncrementalHash.CreateHash(algorithm), wanted);

    public IncrementalHash Sum { get; }

    /// <summary>Whether the bytes that were seen are those that were meant.</summary>
    public bool Holds => CryptographicOperations.FixedTimeEquals(Sum.GetHashAndReset(), wanted);

    /// <param name="header">The name of an algorithm, and in Base64 what it gives.</param>
    /// <returns>Null for an algorithm that is not known here.</returns>
    public static Checksum? Read(string header)
    {
        var words = header.Split(' ', 2);
        var wanted = new byte[words.Length == 2 ? words[1].Length : 0];
        return words.Length == 2 && Convert.TryFromBase64String(words[1], wanted, out var length) && Algorithm(words[0]) is { } algorithm
            ? new(algorithm, wanted[..length])
            : null;
    }

    public void Dispose() => Sum.Dispose();

    // The protocol asks for SHA-1; here it finds faults of the line, and guards nothing.
    private static HashAlgorithmName? Algorithm(string name) => name switch
    {
        "sha1" => HashAlgorithmName.SHA1,
        "sha256" => HashAlgorithmName.SHA256,
        _ => null,
    };
}
