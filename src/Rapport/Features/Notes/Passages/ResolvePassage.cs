using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notes.Passages;

/// <summary>Whoever marked a passage, or captures in its event, says that what it was about is settled, or is not after all.</summary>
public sealed class ResolvePassage(RapportDb db, TimeProvider time)
{
    public static readonly Problem Unknown = new("passage_unknown", "There is no such passage here, or it is not for you.");

    public Task<Outcome<Guid>> RunAsync(Guid id, Guid noteId, ActPlace place, CancellationToken cancellationToken) =>
        SettleAsync(id, noteId, isResolved: true, place, cancellationToken);

    public Task<Outcome<Guid>> ReopenAsync(Guid id, Guid noteId, ActPlace place, CancellationToken cancellationToken) =>
        SettleAsync(id, noteId, isResolved: false, place, cancellationToken);

    /// <summary>Twice is once, and the first who resolved it is named.</summary>
    private async Task<Outcome<Guid>> SettleAsync(Guid id, Guid noteId, bool isResolved, ActPlace place, CancellationToken cancellationToken)
    {
        await db.LockStreamAsync(place.EventId, cancellationToken);
        var subject = await db.Subjects.AsNoTracking().VisibleTo(place.Reader).SingleOrDefaultAsync(row => row.Id == id && row.EventId == place.EventId && row.Kind == Passage.SubjectKind, cancellationToken);
        var passage = subject is null ? null : await db.Passages.SingleOrDefaultAsync(row => row.Id == id && row.NoteId == noteId, cancellationToken);
        if (passage is null || !(place.Reader.MayCapture || (place.Reader.IsSignedIn && passage.MadeById == place.PersonId)))
        {
            return Unknown;
        }

        if (place.IsSealed)
        {
            return EventProblems.Sealed;
        }

        if (isResolved == passage.ResolvedAt is not null)
        {
            return id;
        }

        if (isResolved)
        {
            passage.Resolve(place.PersonId, time.Now());
        }
        else
        {
            passage.Reopen();
        }

        db.Add(new Activity(Ids.New(time), isResolved ? "passage.resolved" : "passage.reopened", subject!, place.PersonId, time.Now()));
        await db.SaveChangesAsync(cancellationToken);
        return id;
    }
}
