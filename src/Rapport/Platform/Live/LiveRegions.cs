namespace Rapport.Platform.Live;

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
