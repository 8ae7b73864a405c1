using Rapport.Shared;

namespace Rapport.Features.Media.Uploads;

/// <summary>How much of an upload is here, for certain.</summary>
/// <param name="File">What became of it, once it is whole.</param>
public sealed record Progress(Upload Upload, long Offset, FileRef? File = null);
