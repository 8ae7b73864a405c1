using Rapport.Shared;

namespace Rapport.Platform.Data;

/// <summary>
/// Says that activities were committed, before the act is answered. Listeners do no more than mark what is stale and
/// wake their own work: they run on the writer's time and must not throw.
/// </summary>
public sealed class Doorbell
{
    private Action<IReadOnlyList<Activity>> listeners = _ => { };

    public void Ring(IReadOnlyList<Activity> activities) => listeners(activities);

    public void Subscribe(Action<IReadOnlyList<Activity>> listener) => listeners += listener;
}
