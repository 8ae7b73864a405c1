using Rapport.Features.Media.Uploads;
using Rapport.Shared;

namespace Rapport.Features.Media;

/// <summary>What is known of a file before its first byte: its id, where it belongs, who sends it, and which part of it this is.</summary>
public sealed record MediaArrival(Guid Id, Guid EventId, EventZone Zone, Guid AuthorId, UploadPart Part = UploadPart.Whole)
{
    /// <summary>What the sender says that it is; the file itself is asked first.</summary>
    public string DeclaredType { get; init; } = "";
}
