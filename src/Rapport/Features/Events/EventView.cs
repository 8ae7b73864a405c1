using Rapport.Shared;

namespace Rapport.Features.Events;

/// <summary>The event that an address names, as its pages need it.</summary>
public sealed record EventView(
    Guid Id, string Slug, string Title, DateOnly StartsOn, DateOnly EndsOn, string ZoneName, string Venue, Phase Phase, Visibility Visibility)
{
    /// <summary>What guests come in with; null where the event takes none.</summary>
    public string? JoinCode { get; init; }

    /// <summary>Who reads a new entry where its writer does not choose.</summary>
    public Visibility NewEntriesFor { get; init; }

    public EventZone Zone => EventZone.Of(ZoneName);
}
