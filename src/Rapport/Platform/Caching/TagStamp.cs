using Rapport.Shared;

namespace Rapport.Platform.Caching;

/// <summary>Tags and the versions they had before the work began.</summary>
public sealed record TagStamp(Tag[] Tags, long[] Versions)
{
    public static readonly TagStamp None = new([], []);
}
