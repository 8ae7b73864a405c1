using Rapport.Shared;

namespace Rapport.Features.Events;

/// <summary>Where a request is, and what its reader may do there. A place that the reader may not see is never made.</summary>
public sealed record Place(SpaceView Space, EventView? Event, Reader Reader)
{
    public Guid StreamId => Event?.Id ?? Space.Id;

    public SubjectPlace Within => new(Space.Id, Event?.Id);

    public string Address => Event is null ? $"/{Space.Slug}" : $"/{Space.Slug}/{Event.Slug}";

    /// <summary>The event as operations see it.</summary>
    /// <exception cref="InvalidOperationException">The place is a space.</exception>
    public ActPlace ForActs() => Event is { } view
        ? new(Within, Address, Visibility, view.Phase == Phase.Sealed, Reader) { NewEntriesFor = view.NewEntriesFor }
        : throw new InvalidOperationException("Operations arrive in an event.");

    /// <summary>The visibility of everything here: nothing inside is wider.</summary>
    public Visibility Visibility => Event?.Visibility ?? Space.Visibility;
}
