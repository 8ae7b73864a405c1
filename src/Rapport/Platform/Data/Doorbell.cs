using System.Collections.Concurrent;
using Rapport.Shared;

namespace Rapport.Platform.Data;

/// <summary>
/// Says that activities were committed, before the act is answered. Listeners do no more than mark what is stale and
/// wake their own work: they run on the writer's time and must not throw.
/// </summary>
public sealed class Doorbell
{
    /// <summary>A stream of activities, as other nodes are told of it.</summary>
    public const string Stream = "stream";

    private readonly ConcurrentDictionary<Guid, long> heard = new();
    private Action<IReadOnlyList<Activity>> listeners = _ => { };
    private Action<Rung> heeders = _ => { };
    private Action<Rung> outside = _ => { };

    /// <summary>Whether the rings of other nodes come here. They may get lost all the same: whoever waits for one looks now and then.</summary>
    public bool ReachesHere { get; set; }

    public void Ring(IReadOnlyList<Activity> activities)
    {
        Tell(activities);
        foreach (var stream in activities.Select(activity => activity.StreamId).Distinct())
        {
            outside(new(Stream, stream));
        }
    }

    /// <summary>Says that something else was committed.</summary>
    public void Ring(Rung rung)
    {
        outside(rung);
        if (rung.IsHereToo)
        {
            heeders(rung);
        }
    }

    /// <summary>Another node has rung.</summary>
    public void Hear(Rung rung) => heeders(rung);

    /// <summary>Rings for what was found in the log and was committed by another process.</summary>
    public void CatchUp(IReadOnlyList<Activity> found)
    {
        var missed = found.Where(activity => activity.Number > heard.GetValueOrDefault(activity.StreamId)).ToList();
        if (missed.Count > 0)
        {
            Tell(missed);
        }
    }

    public void Subscribe(Action<IReadOnlyList<Activity>> listener) => listeners += listener;

    /// <summary>What other nodes ring for.</summary>
    public void Heed(Action<Rung> heeder) => heeders += heeder;

    /// <summary>Takes what is rung here to other nodes; it must not wait.</summary>
    public void Carry(Action<Rung> carrier) => outside += carrier;

    private void Tell(IReadOnlyList<Activity> activities)
    {
        foreach (var activity in activities)
        {
            heard.AddOrUpdate(activity.StreamId, activity.Number, (_, before) => Math.Max(before, activity.Number));
        }

        listeners(activities);
    }
}
