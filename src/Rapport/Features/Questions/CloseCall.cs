using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Questions;

/// <summary>An editor closes the event's call: nothing more is asked or voted on.</summary>
public sealed class CloseCall(RapportDb db, TimeProvider time)
{
    public async Task<Outcome<Guid>> RunAsync(ActPlace place, CancellationToken cancellationToken)
    {
        if (QuestionRules.RefuseHand(place) is { } refusal)
        {
            return refusal;
        }

        await db.LockStreamAsync(place.EventId, cancellationToken);
        if (await db.Calls.SingleOrDefaultAsync(row => row.EventId == place.EventId, cancellationToken) is not { } call)
        {
            return new Problem("call_unknown", "This event has no call yet.");
        }

        if (call.ClosedAt is not null)
        {
            return call.Id;
        }

        call.Close(time.Now());
        var subject = await db.Subjects.SingleAsync(row => row.Id == call.Id, cancellationToken);
        db.Add(new Activity(Ids.New(time), "call.closed", subject, place.PersonId, time.Now()));
        await db.SaveChangesAsync(cancellationToken);
        return call.Id;
    }
}
