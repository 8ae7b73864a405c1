using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Platform.Text;
using Rapport.Shared;

namespace Rapport.Features.Comments;

/// <summary>A new comment, from a page or, as <c>comment.post</c>, from a device.</summary>
public sealed class PostComment(RapportDb db, CommentPace pace, TimeProvider time) : IOperationKind
{
    private const int TitleLimit = 120;
    private static readonly TimeSpan DoubleClick = TimeSpan.FromSeconds(60);

    public string Kind => "comment.post";

    public async Task<Outcome<Activity>> HandleAsync(Operation operation, ActPlace place, CancellationToken cancellationToken)
    {
        var read = operation.Read<CommentInput>();
        return read.IsRefused ? read.Problem
            : await pace.RefuseFromDeviceAsync(place, operation.ReceivedAt, cancellationToken) is { } tooFast ? tooFast
            : await AddAsync(operation.Id, read.Value, operation.ReceivedAt, place, cancellationToken);
    }

    /// <summary>From a page. A form sent twice within a minute is one comment: a browser without script has no id to tell.</summary>
    /// <returns>The comment's id.</returns>
    public async Task<Outcome<Guid>> RunAsync(CommentInput input, ActPlace place, CancellationToken cancellationToken)
    {
        // Two clicks at once queue here, so that the second sees the first; so does whoever narrows what it is about.
        await db.LockStreamAsync(place.EventId, cancellationToken);
        var (now, self, words) = (time.GetUtcNow(), place.Reader.PersonId, input.Words);
        var since = now - DoubleClick;
        var earlier = await db.Comments
            .Where(comment => comment.AuthorId == self && comment.AboutId == input.About && comment.Text == words && comment.PostedAt > since)
            .Join(db.Subjects.VisibleTo(place.Reader), comment => comment.Id, subject => subject.Id, (comment, _) => (Guid?)comment.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (earlier is { } had)
        {
            return had;
        }

        if (self is not null && await pace.RefuseAsync(place, now, cancellationToken) is { } tooFast)
        {
            return tooFast;
        }

        var outcome = await AddAsync(Ids.New(time), input, now, place, cancellationToken);
        if (outcome.IsRefused)
        {
            return outcome.Problem;
        }

        db.Add(outcome.Value);
        await db.SaveChangesAsync(cancellationToken);
        return outcome.Value.SubjectId;
    }

    private async Task<Outcome<Activity>> AddAsync(Guid id, CommentInput input, DateTimeOffset at, ActPlace place, CancellationToken cancellationToken)
    {
        if (CommentRules.RefuseWriting(place) is { } closed)
        {
            return closed;
        }

        if (Comment.Refuse(input.Words) is { } unfit)
        {
            return unfit;
        }

        var about = await AboutAsync(input.About, place, cancellationToken);
        if (about is null)
        {
            return new Problem("subject_unknown", "What this comment is about is not here, or was taken back.");
        }

        if (await db.Closures.AnyAsync(closure => closure.SubjectId == about.Id, cancellationToken))
        {
            return CommentRules.Closed;
        }

        var parent = await ParentAsync(input, place.Reader, cancellationToken);
        return parent.IsRefused ? parent.Problem : await KeepAsync(new Comment(id, about.Id, parent.Value, place.PersonId, input.Words).Posted(at.Rounded()), about, place, cancellationToken);
    }

    private async Task<Outcome<Activity>> KeepAsync(Comment comment, Subject about, ActPlace place, CancellationToken cancellationToken)
    {
        // What stands within a page has its thread on a page of its own.
        var thread = about.Address.Contains('#', StringComparison.Ordinal) ? $"{place.Address}/discuss/{about.Id}" : about.Address;
        var subject = new Subject(comment.Id, Comment.SubjectKind, new(about.SpaceId, about.EventId, about.SessionId), comment.AuthorId, comment.PostedAt)
            .Named(Markup.ToPlainText(comment.Text, TitleLimit), $"{thread}#s-{comment.Id}")
            .SeenBy(Visibility.Public, about.Visibility);
        db.Add(subject);
        db.Add(comment);
        if (place.Reader.IsWaiting)
        {
            // Counted when it is shown.
            subject.Hold();
        }
        else if (IsNew(about))
        {
            about.CountComment(1, comment.PostedAt);
        }
        else
        {
            await db.CountCommentsAsync(about.Id, 1, cancellationToken, comment.PostedAt);
        }

        return new Activity(comment.Id, "comment.posted", subject, comment.AuthorId, comment.PostedAt).About(about.Id);
    }

    /// <summary>What was posted, narrowed or taken back just before in the same act: its row does not say so yet.</summary>
    private async Task<Subject?> AboutAsync(Guid id, ActPlace place, CancellationToken cancellationToken)
    {
        if (db.Subjects.Local.FirstOrDefault(subject => subject.Id == id) is { } held)
        {
            return held.EventId == place.EventId && held.Kind != Comment.SubjectKind && held.IsVisibleTo(place.Reader) ? held : null;
        }

        return await db.Subjects.AsNoTracking().VisibleTo(place.Reader)
            .SingleOrDefaultAsync(subject => subject.Id == id && subject.EventId == place.EventId && subject.Kind != Comment.SubjectKind, cancellationToken);
    }

    private bool IsNew(Subject subject) => db.Entry(subject).State == EntityState.Added;

    /// <summary>Threads are three deep: an answer to the third stands beside it, at a width that a phone can show.</summary>
    private async Task<Outcome<Guid?>> ParentAsync(CommentInput input, Reader reader, CancellationToken cancellationToken)
    {
        if (input.Parent is not { } id)
        {
            return Outcome<Guid?>.Accepted(null);
        }

        if (db.Comments.Local.FirstOrDefault(comment => comment.Id == id && comment.AboutId == input.About) is { } fresh)
        {
            return fresh.ParentId is { } upper && db.Comments.Local.Any(comment => comment.Id == upper && comment.ParentId is not null) ? upper : id;
        }

        var comments = db.Comments;
        var parent = await comments.Where(comment => comment.Id == id && comment.AboutId == input.About)
            .Join(db.Subjects.VisibleTo(reader), comment => comment.Id, subject => subject.Id, (comment, _) => comment)
            .Select(comment => new
            {
                comment.ParentId,
                IsThird = comments.Any(upper => upper.Id == comment.ParentId && upper.ParentId != null),
            })
            .SingleOrDefaultAsync(cancellationToken);
        return parent is null
            ? new Problem("parent_unknown", "The comment that you are replying to was taken back.")
            : parent.IsThird ? parent.ParentId : id;
    }
}
