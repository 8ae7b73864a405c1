using System.Collections.Concurrent;
using Rapport.Shared;

namespace Rapport.Platform.Data;

/// <summary>
/// Says that activities were committed, before the act is answered. Listeners do no more than mark what is stale and
/// wake their own work: they run on the writer's time and must not throw.
/// </summary>
public sealed class Doorbell
{
    private readonly ConcurrentDictionary<Guid, long> heard = new();
    private Action<IReadOnlyList<Activity>> listeners = _ => { };

    public void Ring(IReadOnlyList<Activity> activities)
    {
        foreach (var activity in activities)
        {
            heard.AddOrUpdate(activity.StreamId, activity.Number, (_, before) => Math.Max(before, activity.Number));
        }

        listeners(activities);
    }

    /// <summary>Rings for what was found in the log and was committed by another process.</summary>
    public void CatchUp(IReadOnlyList<Activity> found)
    {
        var missed = found.Where(activity => activity.Number > heard.GetValueOrDefault(activity.StreamId)).ToList();
        if (missed.Count > 0)
        {
            Ring(missed);
        }
    }

    public void Subscribe(Action<IReadOnlyList<Activity>> listener) => listeners += listener;
}
