using Rapport.Shared;

namespace Rapport.Features.Media;

/// <summary>What is known of a photo before its first byte: its id, where it belongs, who sends it.</summary>
public sealed record PhotoArrival(Guid Id, Guid EventId, EventZone Zone, Guid AuthorId)
{
    /// <summary>SHA-256 of the bytes that were proven to be the author's, where somebody else brings them.</summary>
    public byte[]? Proven { get; init; }
}
