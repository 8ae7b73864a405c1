using System.Collections.Concurrent;
using Rapport.Shared;

namespace Rapport.Platform.Caching;

/// <summary>
/// Keeps what was made from rows until one of its tags changes or its time is over. One maker at a time for a key;
/// others wait for it, and never get what was stale before they asked.
/// </summary>
public sealed class TagCache<TKey, TValue>(TagVersions versions, TimeProvider time, TimeSpan lifetime, int limit = 20_000)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Lazy<Task<Held>>> held = new();

    /// <summary>The value for the key, made now unless a fresh one is held.</summary>
    /// <param name="tags">What the value will be made from, known beforehand.</param>
    /// <param name="make">Makes the value; a failure is not kept.</param>
    public async ValueTask<TValue> GetAsync(TKey key, ReadOnlyMemory<Tag> tags, Func<CancellationToken, Task<TValue>> make, CancellationToken cancellationToken)
    {
        while (true)
        {
            var hasPresent = held.TryGetValue(key, out var present);
            if (hasPresent && await AwaitAsync(key, present!).WaitAsync(cancellationToken) is var found && IsFresh(found))
            {
                return found.Value;
            }

            // Shared by all who wait, so one visitor's leaving must not end it for the others.
            var mine = new Lazy<Task<Held>>(() => MakeAsync(tags, make));
            if (hasPresent ? held.TryUpdate(key, mine, present!) : held.TryAdd(key, mine))
            {
                MakeRoom();
                return (await AwaitAsync(key, mine).WaitAsync(cancellationToken)).Value;
            }
        }
    }

    private async Task<Held> MakeAsync(ReadOnlyMemory<Tag> tags, Func<CancellationToken, Task<TValue>> make)
    {
        var stamp = versions.Stamp(tags.Span);
        var value = await make(CancellationToken.None);
        return new Held(value, stamp, time.GetTimestamp());
    }

    private async Task<Held> AwaitAsync(TKey key, Lazy<Task<Held>> lazy)
    {
        try
        {
            return await lazy.Value;
        }
        catch
        {
            held.TryRemove(new(key, lazy));
            throw;
        }
    }

    private bool IsFresh(Held value) => versions.IsFresh(value.Stamp) && time.GetElapsedTime(value.MadeAt) < lifetime;

    private void MakeRoom()
    {
        if (held.Count > limit)
        {
            held.Clear();
        }
    }

    private sealed record Held(TValue Value, TagStamp Stamp, long MadeAt);
}
