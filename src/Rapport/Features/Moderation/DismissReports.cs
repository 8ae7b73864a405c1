using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Moderation;

/// <summary>An editor has looked at what was reported and leaves it where it is.</summary>
public sealed class DismissReports(RapportDb db, TimeProvider time)
{
    private static readonly Problem Unknown = new("subject_unknown", "There is nothing here that was reported.");

    public async Task<Outcome<Guid>> RunAsync(Guid id, Place place, CancellationToken cancellationToken)
    {
        if (!place.Reader.IsEditor)
        {
            return Unknown;
        }

        await db.LockStreamAsync(place.StreamId, cancellationToken);
        var reports = await db.OpenReports(place.StreamId).Where(report => report.SubjectId == id).ToListAsync(cancellationToken);
        if (reports.Count == 0)
        {
            return Unknown;
        }

        reports.ForEach(report => report.Settle(place.Reader.PersonId!.Value, time.GetUtcNow()));
        var subject = await db.Subjects.SingleAsync(row => row.Id == id, cancellationToken);
        db.Add(new Activity(Ids.New(time), "report.settled", subject, place.Reader.PersonId, time.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        return id;
    }
}
