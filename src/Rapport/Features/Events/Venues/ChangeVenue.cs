using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events.Venues;

public sealed record ChangeVenueInput(Guid EventId, VenueDetails Details, Guid? ActorId)
{
    /// <summary>The marker of what the form showed.</summary>
    public string? BasedOn { get; init; }
}

/// <summary>The organiser says how to find the place, how to get in, and what network there is.</summary>
public sealed class ChangeVenue(RapportDb db, TimeProvider time)
{
    public async Task<Outcome<VenueDetails>> RunAsync(ChangeVenueInput input, CancellationToken cancellationToken)
    {
        var details = input.Details.Cleaned();
        if (Venue.Refuse(details) is { } wrong)
        {
            return wrong;
        }

        var held = await db.HoldEventAsync(input.EventId, cancellationToken);
        if (held.IsRefused)
        {
            return held.Problem;
        }

        var venue = await db.Venues.SingleOrDefaultAsync(row => row.EventId == input.EventId, cancellationToken);
        if (venue?.Details == details)
        {
            return details;
        }

        if ((venue?.Details ?? VenueDetails.Nothing).State.Refuse(input.BasedOn, details.State) is { } outdated)
        {
            return outdated;
        }

        if (venue is null)
        {
            venue = new Venue(input.EventId);
            db.Add(venue);
        }

        venue.Describe(details);
        db.Add(new Activity(Ids.New(time), "event.venue", held.Value, input.ActorId, time.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        return details;
    }
}
