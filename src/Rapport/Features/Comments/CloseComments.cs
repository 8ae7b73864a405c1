using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Comments;

/// <summary>An editor closes the comments on a subject, or opens them again. What was said stays where it is.</summary>
public sealed class CloseComments(RapportDb db, TimeProvider time)
{
    private static readonly Problem Unknown = new("subject_unknown", "What these comments are about is not here, or was taken back.");

    /// <summary>Closed twice is closed once.</summary>
    public async Task<Outcome<Guid>> RunAsync(Guid id, Place place, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, place, cancellationToken) is not { } subject)
        {
            return Unknown;
        }

        if (!await db.Closures.AnyAsync(closure => closure.SubjectId == id, cancellationToken))
        {
            db.Add(new Closure(id, place.Reader.PersonId!.Value, time.GetUtcNow()));
            db.Add(new Activity(Ids.New(time), "comments.closed", subject, place.Reader.PersonId, time.GetUtcNow()));
            await db.SaveChangesAsync(cancellationToken);
        }

        return id;
    }

    public async Task<Outcome<Guid>> ReopenAsync(Guid id, Place place, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, place, cancellationToken) is not { } subject)
        {
            return Unknown;
        }

        if (await db.Closures.SingleOrDefaultAsync(closure => closure.SubjectId == id, cancellationToken) is { } closure)
        {
            db.Remove(closure);
            db.Add(new Activity(Ids.New(time), "comments.opened", subject, place.Reader.PersonId, time.GetUtcNow()));
            await db.SaveChangesAsync(cancellationToken);
        }

        return id;
    }

    private async Task<Subject?> FindAsync(Guid id, Place place, CancellationToken cancellationToken)
    {
        if (!place.Reader.IsEditor)
        {
            return null;
        }

        // Waits for a comment that is being written, and has the next one wait for this.
        await db.LockStreamAsync(place.StreamId, cancellationToken);
        return await db.Subjects.VisibleTo(place.Reader).SingleOrDefaultAsync(
            subject => subject.Id == id && subject.EventId == place.StreamId && subject.Kind != Comment.SubjectKind, cancellationToken);
    }
}
