using Rapport.Platform.Caching;
using Rapport.Platform.Live;
using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>The regions of front pages, kept for a moment: a filter in the address must not make them anew.</summary>
public sealed class RegionCache(LiveRegions regions, TagVersions tags, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(20);
    private readonly TagCache<LiveKey, IReadOnlyDictionary<string, SafeHtml>> kept = new(tags, time, Lifetime);

    public ValueTask<IReadOnlyDictionary<string, SafeHtml>> GetAsync(Guid eventId, Audience audience, CancellationToken cancellationToken)
    {
        var key = new LiveKey(eventId, audience);
        return kept.GetAsync(key, new[] { Tag.Event(eventId), Tag.Programme(eventId), Tag.Marks }, token => RenderAsync(key, token), cancellationToken);
    }

    private async Task<IReadOnlyDictionary<string, SafeHtml>> RenderAsync(LiveKey key, CancellationToken cancellationToken) =>
        (await regions.RenderAsync(key, cancellationToken)).ToDictionary(region => region.Name, region => region.Html);
}
