using Rapport.Features.Events;

namespace Rapport.Features.Search;

/// <summary>The box on the page of a space or an event.</summary>
public sealed record SearchBoxView(SpaceView Space, EventView? Event)
{
    public string Label => Event is null ? "Search this space" : "Search this event";
}
