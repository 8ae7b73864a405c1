using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events;

/// <param name="Readers">Null, when none was chosen, is refused.</param>
public sealed record SetNewEntryVisibilityInput(Guid EventId, Visibility? Readers, Guid? ActorId);

/// <summary>Who reads a new entry of an event where its writer does not choose. Entries that are there stay as they are.</summary>
public sealed class SetNewEntryVisibility(RapportDb db, TimeProvider time)
{
    public async Task<Outcome<Visibility>> RunAsync(SetNewEntryVisibilityInput input, CancellationToken cancellationToken)
    {
        if (input.Readers is not { } chosen || !Enum.IsDefined(chosen))
        {
            return new Problem("visibility_unknown", "Please choose who can read new entries: everybody, members, the team, or their author alone.");
        }

        // What is being sent meanwhile waits, and starts as is said here.
        var subject = await db.HoldEventAsync(input.EventId, cancellationToken);
        if (subject.IsRefused)
        {
            return subject.Problem;
        }

        var held = await db.Events.SingleAsync(row => row.Id == input.EventId, cancellationToken);
        if (held.NewEntriesFor == chosen)
        {
            return chosen;
        }

        held.SetNewEntryVisibility(chosen);
        db.Add(new Activity(Ids.New(time), "event.described", subject.Value, input.ActorId, time.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        return chosen;
    }
}
