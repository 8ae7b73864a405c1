using Rapport.Shared;

namespace Rapport.Features.Media;

/// <summary>A file that is kept.</summary>
/// <param name="Spare">The keys of what nothing shows or holds any more, to be removed.</param>
public sealed record MediaKept(FileRef File, IReadOnlyList<string> Spare);
