using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events;

public sealed record DescribeEventInput(Guid EventId, EventDescription Description, DateOnly StartsOn, DateOnly EndsOn, string Zone, Guid? ActorId)
{
    /// <summary>The marker of what the form showed.</summary>
    public string? BasedOn { get; init; }

    /// <summary>Whether what has a time moves with the days; null asks where there is anything to decide.</summary>
    public bool? TakesAlong { get; init; }
}

/// <summary>An event's title, summary, venue, dates and zone; its address stays.</summary>
public sealed class DescribeEvent(RapportDb db, IEnumerable<IFollowEvent> followers, TimeProvider time)
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
        var (before, was) = (EventForm.Of(held), (held.StartsOn, held.EndsOn, held.Zone));
        if (held.Plan(input.StartsOn, input.EndsOn, zone) is { } unlikely)
        {
            return unlikely;
        }

        held.Describe(description);
        if (before.State.Refuse(input.BasedOn, EventForm.Of(held).State) is { } outdated)
        {
            return outdated;
        }

        return await FollowAsync(held, was, input, cancellationToken) is { } question ? question : await KeepAsync(held, subject.Value, input.ActorId, cancellationToken);
    }

    private async Task<Problem?> FollowAsync(Event held, (DateOnly From, DateOnly To, string Zone) was, DescribeEventInput input, CancellationToken cancellationToken)
    {
        var days = held.StartsOn.DayNumber - was.From.DayNumber;
        foreach (var follower in was == (held.StartsOn, held.EndsOn, held.Zone) ? [] : followers)
        {
            if (input.TakesAlong is null && LeftBehind.Of(held, was, await follower.TimedAsync(held.Id, cancellationToken)) is { } question)
            {
                return question;
            }

            await follower.FollowAsync(held.Id, EventZone.Of(held.Zone), input.TakesAlong == true ? days : 0, input.ActorId, cancellationToken);
        }

        return null;
    }

    private async Task<Outcome<Event>> KeepAsync(Event held, Subject subject, Guid? actorId, CancellationToken cancellationToken)
    {
        subject.Named(held.Title, subject.Address);
        db.Add(new Activity(Ids.New(time), "event.described", subject, actorId, time.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        return held;
    }
}
