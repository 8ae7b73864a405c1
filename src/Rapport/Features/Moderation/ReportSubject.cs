using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Moderation;

/// <summary>A reader, with or without a name, asks the editors to look at something that stands here.</summary>
public sealed class ReportSubject(RapportDb db, TimeProvider time)
{
    /// <summary>Of visitors without a name there may be many; an editor needs no more than this to look.</summary>
    public const int NamelessLimit = 20;

    private static readonly Problem Enough = new("reports_many", "Many readers have reported this already, and the editors will look at it. What you wrote was not added to it; come back later if it still stands here.");

    /// <summary>Reported again by the same reader before anybody looked, nothing is added and nothing refused.</summary>
    public async Task<Outcome<Guid>> RunAsync(Guid id, string? reason, Place place, CancellationToken cancellationToken)
    {
        var words = PlainText.Clean(reason ?? "").Trim();
        if (Report.Refuse(words) is { } problem)
        {
            return problem;
        }

        // Two clicks at once queue here.
        await db.LockStreamAsync(place.StreamId, cancellationToken);
        if (await FindAsync(db, id, place, cancellationToken) is not { } subject)
        {
            return new Problem("subject_unknown", "This is not here any more, so there is nothing to report.");
        }

        var self = place.Reader.PersonId;
        var own = self is null ? null : await db.Reports.SingleOrDefaultAsync(report => report.SubjectId == id && report.ReporterId == self, cancellationToken);
        if (own is { SettledAt: null })
        {
            return id;
        }

        if (self is null && await db.Reports.CountAsync(report => report.SubjectId == id && report.ReporterId == null && report.SettledAt == null, cancellationToken) >= NamelessLimit)
        {
            return Enough;
        }

        await KeepAsync(own, subject, self, words, cancellationToken);
        return id;
    }

    private async Task KeepAsync(Report? own, Subject subject, Guid? self, string words, CancellationToken cancellationToken)
    {
        if (own is null)
        {
            db.Add(new Report(Ids.New(time), subject.Id, self, words, time.GetUtcNow()));
        }
        else
        {
            own.Again(words, time.GetUtcNow());
        }

        db.Add(new Activity(Ids.New(time), "subject.reported", subject, self, time.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>What a reader may report: what somebody wrote, as far as they see it.</summary>
    public static Task<Subject?> FindAsync(RapportDb db, Guid id, Place place, CancellationToken cancellationToken) =>
        db.Subjects.VisibleTo(place.Reader).SingleOrDefaultAsync(
            subject => subject.Id == id && subject.EventId == place.StreamId && subject.State == SubjectState.Shown
                && subject.Kind != Event.SubjectKind && subject.Kind != Session.SubjectKind,
            cancellationToken);
}
