using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events;

public sealed record EnterPhaseInput(Guid EventId, Phase Phase, Guid? ActorId);

/// <summary>The organiser says where the event stands.</summary>
public sealed class EnterPhase(RapportDb db, TimeProvider time)
{
    public async Task<Outcome<Phase>> RunAsync(EnterPhaseInput input, CancellationToken cancellationToken)
    {
        if (!Enum.IsDefined(input.Phase))
        {
            return new Problem("phase_unknown", "An event is before, live, after or sealed.");
        }

        var held = await db.Events.SingleAsync(row => row.Id == input.EventId, cancellationToken);
        if (held.Phase == input.Phase)
        {
            return held.Phase;
        }

        held.Enter(input.Phase);
        var subject = await db.Subjects.SingleAsync(subject => subject.Id == input.EventId, cancellationToken);
        db.Add(new Activity(Ids.New(time), "event.entered", subject, input.ActorId, time.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        return held.Phase;
    }
}
