using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Spaces;

/// <param name="Readers">Null, when none was chosen, is refused.</param>
public sealed record SetNewEventVisibilityInput(Guid SpaceId, Visibility? Readers, Guid? ActorId);

/// <summary>Who reads a new event of a space to begin with. Events that are there stay as they are.</summary>
public sealed class SetNewEventVisibility(RapportDb db, TimeProvider time)
{
    public async Task<Outcome<Visibility>> RunAsync(SetNewEventVisibilityInput input, CancellationToken cancellationToken)
    {
        if (input.Readers is not ((Visibility.Public or Visibility.Members or Visibility.Team) and var chosen))
        {
            return new Problem("visibility_unknown", "Please choose who can read new events: everybody, members or the team.");
        }

        // Whoever adds an event meanwhile waits, or is done.
        await db.LockStreamAsync(input.SpaceId, cancellationToken);
        var space = await db.Spaces.SingleAsync(row => row.Id == input.SpaceId, cancellationToken);
        if (space.NewEventsFor == chosen)
        {
            return chosen;
        }

        space.SetNewEventVisibility(chosen);
        var subject = await db.Subjects.SingleAsync(row => row.Id == input.SpaceId, cancellationToken);
        db.Add(new Activity(Ids.New(time), "space.described", subject, input.ActorId, time.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        return chosen;
    }
}
