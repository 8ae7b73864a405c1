using System.Collections.Concurrent;
using Rapport.Platform.Caching;
using Rapport.Shared;

namespace Rapport.Platform.Live;

/// <summary>Fragments by subject and audience, kept until the log says that the subject changed.</summary>
public sealed class Fragments(TagVersions tags, IServiceScopeFactory scopes, TimeProvider time)
{
    private const int Limit = 50_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<(Guid, Audience), Held> held = new();

    /// <summary>The fragments of the given subjects in the given order, without those that the audience may not see.</summary>
    public async Task<IReadOnlyList<Fragment>> GetAsync(string kind, IReadOnlyCollection<Guid> ids, Audience audience, CancellationToken cancellationToken)
    {
        var missing = ids.Where(id => !IsFresh(id, audience)).ToList();
        if (missing.Count == 0)
        {
            return Pick(ids, id => held.GetValueOrDefault((id, audience))?.Fragment);
        }

        var made = await MakeAsync(kind, missing, audience, cancellationToken);
        return Pick(ids, id => made.TryGetValue(id, out var fragment) ? fragment : held.GetValueOrDefault((id, audience))?.Fragment);
    }

    private async Task<Dictionary<Guid, Fragment?>> MakeAsync(string kind, List<Guid> ids, Audience audience, CancellationToken cancellationToken)
    {
        var stamps = ids.ConvertAll(id => tags.Stamp(Tag.Subject(id), Tag.Marks));
        var madeAt = time.GetTimestamp();
        await using var scope = scopes.CreateAsyncScope();
        var source = scope.ServiceProvider.GetServices<IFragmentSource>().Single(source => source.Kind == kind);
        var rendered = (await source.RenderAsync(ids, audience, cancellationToken)).ToDictionary(fragment => fragment.Id);
        if (held.Count > Limit)
        {
            held.Clear();
        }

        var made = new Dictionary<Guid, Fragment?>(ids.Count);
        for (var i = 0; i < ids.Count; i++)
        {
            made[ids[i]] = rendered.GetValueOrDefault(ids[i]);
            held[(ids[i], audience)] = new Held(made[ids[i]], stamps[i], madeAt);
        }

        return made;
    }

    private bool IsFresh(Guid id, Audience audience) =>
        held.TryGetValue((id, audience), out var present) && tags.IsFresh(present.Stamp) && time.GetElapsedTime(present.MadeAt) < Lifetime;

    private static List<Fragment> Pick(IReadOnlyCollection<Guid> ids, Func<Guid, Fragment?> find) =>
        [.. ids.Select(find).OfType<Fragment>()];

    private sealed record Held(Fragment? Fragment, TagStamp Stamp, long MadeAt);
}
