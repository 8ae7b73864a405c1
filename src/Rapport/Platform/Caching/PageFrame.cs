using Rapport.Shared;

namespace Rapport.Platform.Caching;

/// <summary>For whom a page is asked: the audience whose shared page fits, and what goes into its personal slot.</summary>
public sealed record PageFrame(Audience Audience, bool IsSignedIn, ReadOnlyMemory<byte> Slot)
{
    /// <summary>Organisers read what the team reads, with more to do on it.</summary>
    public bool IsOrganiser { get; init; }
}
