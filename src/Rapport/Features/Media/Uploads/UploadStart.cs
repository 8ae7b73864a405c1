namespace Rapport.Features.Media.Uploads;

/// <summary>What a device says of a file before its first byte.</summary>
public sealed record UploadStart(Guid Id, Guid EventId, Guid AuthorId, UploadPart Part, long Length)
{
    public string Type { get; init; } = "";

    /// <summary>The event takes nothing new any more; what it has may become whole.</summary>
    public bool IsSealed { get; init; }
}
