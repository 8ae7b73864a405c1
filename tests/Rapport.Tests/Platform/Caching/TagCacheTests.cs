using Microsoft.Extensions.Time.Testing;
using Rapport.Platform.Caching;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Tests.Platform.Caching;

public sealed class TagCacheTests
{
    private static readonly Tag Shown = Tag.Event(Guid.CreateVersion7());
    private static readonly Tag Other = Tag.Event(Guid.CreateVersion7());
    private readonly FakeTimeProvider time = new();
    private readonly TagVersions versions = new(new Doorbell(), []);
    private int made;

    [Fact]
    public async Task A_value_is_kept_until_one_of_its_tags_changes()
    {
        var cache = Cache();

        Assert.Equal(1, await GetAsync(cache));
        versions.Bump(Other);
        Assert.Equal(1, await GetAsync(cache));
        versions.Bump(Shown);
        Assert.Equal(2, await GetAsync(cache));
    }

    [Fact]
    public async Task A_value_is_made_again_when_its_time_is_over()
    {
        var cache = Cache();
        await GetAsync(cache);

        time.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(1, await GetAsync(cache));
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(2, await GetAsync(cache));
    }

    [Fact]
    public async Task A_change_that_comes_while_a_value_is_made_makes_it_stale()
    {
        var cache = Cache();
        var (hasBegun, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = cache.GetAsync("key", new[] { Shown }, async _ =>
        {
            hasBegun.SetResult();
            await gate.Task;
            return Interlocked.Increment(ref made);
        }, World.Cancelled);
        await hasBegun.Task;
        versions.Bump(Shown);
        gate.SetResult();

        Assert.Equal(1, await first);
        Assert.Equal(2, await GetAsync(cache));
    }

    [Fact]
    public async Task All_who_ask_at_once_wait_for_one_maker()
    {
        var cache = Cache();
        var gate = new TaskCompletionSource();
        var asked = Enumerable.Range(0, 50).Select(_ => cache.GetAsync("key", new[] { Shown }, async _ =>
        {
            await gate.Task;
            return Interlocked.Increment(ref made);
        }, World.Cancelled).AsTask()).ToList();
        gate.SetResult();

        Assert.All(await Task.WhenAll(asked), value => Assert.Equal(1, value));
    }

    [Fact]
    public async Task A_failure_reaches_who_asked_and_is_not_kept()
    {
        var cache = Cache();

        await Assert.ThrowsAsync<InvalidTimeZoneException>(async () =>
            await cache.GetAsync("key", new[] { Shown }, _ => throw new InvalidTimeZoneException(), World.Cancelled));
        Assert.Equal(1, await GetAsync(cache));
    }

    [Fact]
    public async Task One_who_leaves_does_not_end_the_making_for_the_others()
    {
        var cache = Cache();
        var gate = new TaskCompletionSource();
        using var leaving = new CancellationTokenSource();
        var left = cache.GetAsync("key", new[] { Shown }, async _ =>
        {
            await gate.Task;
            return Interlocked.Increment(ref made);
        }, leaving.Token);
        var stayed = GetAsync(cache);
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await left);
        gate.SetResult();
        Assert.Equal(1, await stayed);
    }

    [Fact]
    public async Task What_is_held_never_grows_past_its_limit()
    {
        var cache = new TagCache<string, int>(versions, time, TimeSpan.FromSeconds(30), limit: 3);
        foreach (var key in new[] { "a", "b", "c", "d" })
        {
            await cache.GetAsync(key, new[] { Shown }, Make, World.Cancelled);
        }

        Assert.Equal(5, await cache.GetAsync("a", new[] { Shown }, Make, World.Cancelled));
    }

    private TagCache<string, int> Cache() => new(versions, time, TimeSpan.FromSeconds(30));

    private ValueTask<int> GetAsync(TagCache<string, int> cache) => cache.GetAsync("key", new[] { Shown }, Make, World.Cancelled);

    private Task<int> Make(CancellationToken cancellationToken) => Task.FromResult(Interlocked.Increment(ref made));
}
