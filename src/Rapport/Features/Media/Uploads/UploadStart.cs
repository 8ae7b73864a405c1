namespace Rapport.Features.Media.Uploads;

/// <summary>What a device says of a file before its first byte.</summary>
public sealed record UploadStart(Guid Id, Guid EventId, Guid AuthorId, UploadPart Part, long Length)
{
    /// <summary>Who brings it: its author, or somebody whom they handed it to.</summary>
    public Guid SenderId { get; init; } = AuthorId;

    /// <summary>SHA-256 of the bytes that were proven to be the author's, where somebody else brings them.</summary>
    public byte[] Proven { get; init; } = [];

    public string Type { get; init; } = "";

    /// <summary>The event takes nothing new any more; what it has may become whole.</summary>
    public bool IsSealed { get; init; }
}
