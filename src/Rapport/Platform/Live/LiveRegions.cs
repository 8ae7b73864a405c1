using Rapport.Shared;

namespace Rapport.Platform.Live;

/// <summary>A part of a page that sums up many subjects, such as "on now", by its name in the page.</summary>
public sealed record LiveRegion(string Name, SafeHtml Html);

/// <summary>What a slice registers to keep the regions of its pages up to date, rendered once for everybody of an audience.</summary>
public interface ILiveRegionSource
{
    Task<IReadOnlyList<LiveRegion>> RenderAsync(Guid stream, Audience audience, CancellationToken cancellationToken);
}

/// <summary>All regions of a stream's pages.</summary>
public sealed class LiveRegions(IServiceScopeFactory scopes)
{
    public async Task<IReadOnlyList<LiveRegion>> RenderAsync(LiveKey key, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var regions = new List<LiveRegion>();
        foreach (var source in scope.ServiceProvider.GetServices<ILiveRegionSource>())
        {
            regions.AddRange(await source.RenderAsync(key.Stream, key.Audience, cancellationToken));
        }

        return regions;
    }
}
