using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events;

/// <param name="IsNewCode">Makes another code, so that the one that went round is worth nothing any more.</param>
public sealed record ChangeJoiningInput(Guid EventId, Joining Joining, bool TakesOtherNames, bool IsNewCode, Guid? ActorId);

/// <summary>The organiser says whether people may take part by a name alone, and how.</summary>
public sealed class ChangeJoining(RapportDb db, TimeProvider time)
{
    public async Task<Outcome<Joining>> RunAsync(ChangeJoiningInput input, CancellationToken cancellationToken)
    {
        if (!Enum.IsDefined(input.Joining))
        {
            return new Problem("joining_unknown", "Guests may take part, or wait to be let in, or not take part.");
        }

        var subject = await db.HoldEventAsync(input.EventId, cancellationToken);
        if (subject.IsRefused)
        {
            return subject.Problem;
        }

        var held = await db.Events.SingleAsync(row => row.Id == input.EventId, cancellationToken);
        held.LetJoin(input.Joining, input.TakesOtherNames);
        if (input.Joining != Joining.Closed && (held.JoinCode is null || input.IsNewCode))
        {
            held.TakeCode(await db.FreeJoinCodeAsync(cancellationToken));
        }

        db.Add(new Activity(Ids.New(time), "event.joining", subject.Value, input.ActorId, time.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        return held.Joining;
    }
}
