using Rapport.Shared;

namespace Rapport.Features.Media;

/// <summary>A photo that is kept, and whether it was kept just now.</summary>
public sealed record PhotoKept(FileRef File, bool IsNew);
