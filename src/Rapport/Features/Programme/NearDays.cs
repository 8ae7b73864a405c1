using Rapport.Features.Events;

namespace Rapport.Features.Programme;

/// <summary>The days on which a session of an event is believed to be: preparations and excursions stand in programmes too, a slip of the year does not.</summary>
public readonly record struct NearDays(DateOnly First, DateOnly Last)
{
    private const int Around = 60;

    public static NearDays Of(DateOnly startsOn, DateOnly endsOn) => new(startsOn.AddDays(-Around), endsOn.AddDays(Around));

    public static NearDays Of(EventView @event) => Of(@event.StartsOn, @event.EndsOn);

    public bool Hold(DateOnly day) => day >= First && day <= Last;
}
