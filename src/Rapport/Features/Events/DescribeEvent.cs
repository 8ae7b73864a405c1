using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events;

public sealed record DescribeEventInput(Guid EventId, EventDescription Description, DateOnly StartsOn, DateOnly EndsOn, string Zone, Guid? ActorId)
{
    /// <summary>The marker of what the form showed.</summary>
    public string? BasedOn { get; init; }
}

/// <summary>An event's title, summary, venue, dates and zone; its address stays.</summary>
public sealed class DescribeEvent(RapportDb db, IEnumerable<IFollowZone> followers, TimeProvider time)
{
    public async Task<Outcome<Event>> RunAsync(DescribeEventInput input, CancellationToken cancellationToken)
    {
        var description = input.Description.Cleaned();
        if (description.Refuse() is { } wrong)
        {
            return wrong;
        }

        if (EventZone.FindByPlace(input.Zone) is not { } zone)
        {
            return Event.ZoneUnknown;
        }

        // What is scheduled meanwhile would be reckoned in the old zone.
        var subject = await db.HoldEventAsync(input.EventId, cancellationToken);
        if (subject.IsRefused)
        {
            return subject.Problem;
        }

        var held = await db.Events.SingleAsync(row => row.Id == input.EventId, cancellationToken);
        var before = EventForm.Of(held);
        if (held.Plan(input.StartsOn, input.EndsOn, zone) is { } unlikely)
        {
            return unlikely;
        }

        held.Describe(description);
        if (before.State.Refuse(input.BasedOn, EventForm.Of(held).State) is { } outdated)
        {
            return outdated;
        }

        if (held.Zone != before.Zone)
        {
            foreach (var follower in followers)
            {
                await follower.FollowAsync(held.Id, zone, cancellationToken);
            }
        }

        return await KeepAsync(held, subject.Value, input.ActorId, cancellationToken);
    }

    private async Task<Outcome<Event>> KeepAsync(Event held, Subject subject, Guid? actorId, CancellationToken cancellationToken)
    {
        subject.Named(held.Title, subject.Address);
        db.Add(new Activity(Ids.New(time), "event.described", subject, actorId, time.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        return held;
    }
}
