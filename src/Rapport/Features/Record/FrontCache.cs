using Rapport.Platform.Caching;
using Rapport.Platform.Live;
using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>Front pages as they were read and drawn, kept for a moment: a filter in the address must not make them anew.</summary>
public sealed class FrontCache(IServiceScopeFactory scopes, TagVersions tags, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(20);
    private readonly TagCache<LiveKey, DrawnFront> kept = new(tags, time, Lifetime);

    public ValueTask<DrawnFront> GetAsync(Guid eventId, Audience audience, CancellationToken cancellationToken)
    {
        var key = new LiveKey(eventId, audience);
        return kept.GetAsync(key, new[] { Tag.Event(eventId), Tag.Programme(eventId), Tag.Marks }, token => DrawAsync(key, token), cancellationToken);
    }

    private async Task<DrawnFront> DrawAsync(LiveKey key, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var front = await scope.ServiceProvider.GetRequiredService<FrontReader>().ReadAsync(key.Stream, key.Audience, cancellationToken)
            ?? throw new InvalidOperationException($"Event {key.Stream} has a page and is not there.");
        var regions = await scope.ServiceProvider.GetRequiredService<FrontRegions>().DrawAsync(front);
        return new(front, regions.ToDictionary(region => region.Name, region => region.Html));
    }
}
