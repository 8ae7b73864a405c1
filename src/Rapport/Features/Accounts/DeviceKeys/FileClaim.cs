namespace Rapport.Features.Accounts.DeviceKeys;

/// <summary>Which file a request brings into which event, and whose it says it is.</summary>
/// <param name="Author">Null where the sender is certain.</param>
public sealed record FileClaim(Guid EventId, Guid File, Guid? Author)
{
    /// <summary>True where somebody else than the author brings it, and shows that they may.</summary>
    public bool IsHandedOver => Key is not null || Proof is not null || Sha256 is not null;

    public string? Key { get; init; }

    public string? Proof { get; init; }

    public string? Sha256 { get; init; }

    /// <summary>Null where nothing is proven, or it cannot be read.</summary>
    public FileProof? Proven => FileProof.Read(Key, Proof, Sha256);

    /// <summary>With the proof in the words of an upload's metadata: <c>key</c>, <c>proof</c> and <c>sha256</c>.</summary>
    public FileClaim With(IReadOnlyDictionary<string, string> words) =>
        this with { Key = words.GetValueOrDefault("key"), Proof = words.GetValueOrDefault("proof"), Sha256 = words.GetValueOrDefault("sha256") };
}
