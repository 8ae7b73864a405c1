using Rapport.Shared;

namespace Rapport.Platform.Data;

/// <summary>
/// Says that something was committed, before the act is answered. Listeners do no more than mark what is stale and
/// wake their own work: they run on the writer's time and must not throw.
/// </summary>
public sealed class Doorbell
{
    /// <summary>A stream of activities, as other nodes are told of it.</summary>
    public const string Stream = "stream";

    private readonly ToldNumbers told = new();
    private Action<IReadOnlyList<Activity>> committed = _ => { };
    private Action<Rung> rung = _ => { };
    private Action<Rung> outside = _ => { };

    /// <summary>Whether the rings of other nodes come here. They may get lost all the same: whoever waits for one looks now and then.</summary>
    public bool ReachesHere { get; set; }

    public void Ring(IReadOnlyList<Activity> activities)
    {
        foreach (var activity in activities)
        {
            told.Add(activity.StreamId, activity.Number);
        }

        // Also where somebody found it in the log before: whoever is answered next must find nothing stale.
        committed(activities);
        foreach (var stream in activities.Select(activity => activity.StreamId).Distinct())
        {
            outside(new(Stream, stream));
        }
    }

    /// <summary>Says that something else was committed.</summary>
    public void Ring(Rung what)
    {
        outside(what);
        if (what.IsHereToo)
        {
            rung(what);
        }
    }

    /// <summary>Another node has rung.</summary>
    public void Hear(Rung what) => rung(what);

    /// <summary>Tells of what was found in the log, where nobody here was told of it.</summary>
    public void CatchUp(IReadOnlyList<Activity> found)
    {
        var fresh = found.Where(activity => told.Add(activity.StreamId, activity.Number)).ToList();
        if (fresh.Count > 0)
        {
            committed(fresh);
        }
    }

    /// <summary>The number of a stream up to which all was told here.</summary>
    public long ToldUpTo(Guid stream) => told.UpTo(stream);

    /// <summary>All of a stream up to here was told, or nothing older can be kept here.</summary>
    public void Reach(Guid stream, long number) => told.Reach(stream, number);

    /// <summary>For whoever must know of every activity, whichever process wrote it.</summary>
    public void OnCommitted(Action<IReadOnlyList<Activity>> listener) => committed += listener;

    /// <summary>For whoever must know what other nodes ring for.</summary>
    public void OnRung(Action<Rung> listener) => rung += listener;

    /// <summary>Takes what is rung here to other nodes; it must not wait.</summary>
    public void Carry(Action<Rung> carrier) => outside += carrier;
}
