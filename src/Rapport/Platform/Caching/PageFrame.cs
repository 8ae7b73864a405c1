using Rapport.Shared;

namespace Rapport.Platform.Caching;

/// <summary>For whom a page is asked: the audience whose shared page fits, and what goes into its personal slot.</summary>
public sealed record PageFrame(Audience Audience, bool IsSignedIn, ReadOnlyMemory<byte> Slot)
{
    /// <summary>Those of one audience read the same, with more or less to do on it; null where no role is held.</summary>
    public Role? Role { get; init; }

    /// <summary>A guest who has not been let in: no role yet, and another page than somebody who takes no part.</summary>
    public bool IsWaiting { get; init; }
}
