using Microsoft.Extensions.Caching.Memory;

namespace Rapport.Platform.Data;

/// <summary>
/// EF keeps a thousand compiled queries and forgets some when another comes; the product has about as many, and each takes
/// tens of milliseconds to compile again.
/// </summary>
internal static class CompiledQueries
{
    /// <summary>What EF counts for one query.</summary>
    private const int Size = 10;

    private const int Limit = 10_000;

    public static readonly IMemoryCache Kept = new MemoryCache(new MemoryCacheOptions { SizeLimit = Limit * Size });
}
