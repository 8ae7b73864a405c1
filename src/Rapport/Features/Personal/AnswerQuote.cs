using Microsoft.EntityFrameworkCore;
using Rapport.Features.Capture;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Personal;

public sealed record AnswerQuoteInput(Guid PersonId, Guid EntryId, bool Agrees);

/// <summary>Somebody who is asked first says whether a quote of theirs may stand.</summary>
public sealed class AnswerQuote(RapportDb db, TimeProvider time)
{
    /// <returns>False when no such quote waits for this person.</returns>
    public async Task<bool> RunAsync(AnswerQuoteInput input, CancellationToken cancellationToken)
    {
        if (await db.QuotesAwaiting(input.PersonId).Where(entry => entry.Id == input.EntryId).Select(entry => (Guid?)entry.EventId).SingleOrDefaultAsync(cancellationToken) is not { } eventId)
        {
            return false;
        }

        // Answered from two tabs, or by an editor meanwhile: the first counts.
        await db.LockStreamAsync(eventId, cancellationToken);
        var subject = await db.Subjects.SingleAsync(row => row.Id == input.EntryId, cancellationToken);
        if (subject.State != SubjectState.Held)
        {
            return false;
        }

        if (input.Agrees)
        {
            subject.Show();
        }
        else
        {
            subject.Hide("Whoever said it does not want it quoted.", input.PersonId, time.Now());
        }

        db.Add(new Activity(Ids.New(time), input.Agrees ? "subject.shown" : "subject.hidden", subject, input.PersonId, time.Now()));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
