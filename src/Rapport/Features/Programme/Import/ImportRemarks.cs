using Rapport.Features.Events;
using Rapport.Formats.Schedules;

namespace Rapport.Features.Programme.Import;

/// <summary>What an organiser should know about a file before it comes into this event.</summary>
internal static class ImportRemarks
{
    public static IEnumerable<string> Of(Schedule schedule, EventView @event)
    {
        var outside = IncomingProgramme.Of(schedule, @event.Zone).Count(session => session.Shape.Day < @event.StartsOn || session.Shape.Day > @event.EndsOn);
        if (outside > 0)
        {
            yield return outside == 1 ? "1 session is on a day outside the event’s own dates." : $"{outside} sessions are on days outside the event’s own dates.";
        }

        if (schedule.TimeZone is { } zone && zone != @event.ZoneName)
        {
            yield return schedule.Sessions.Any(session => session.Start.Offset is null)
                ? $"The file speaks of {zone}; its clock times are taken as {@event.Zone.PlainName}."
                : $"The file speaks of {zone}; its times are shown in {@event.Zone.PlainName}.";
        }
    }
}
