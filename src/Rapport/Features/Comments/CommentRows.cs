using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Comments;

public static class CommentRows
{
    extension(RapportDb db)
    {
        public DbSet<Comment> Comments => db.Set<Comment>();

        public DbSet<Closure> Closures => db.Set<Closure>();

        /// <summary>
        /// Counts on the subject under discussion, in the database itself, so that two comments at once are two.
        /// </summary>
        public async Task CountCommentsAsync(Guid about, int change, CancellationToken cancellationToken, DateTimeOffset? postedAt = null)
        {
            var discussed = db.Subjects.Where(subject => subject.Id == about);
            await (postedAt is { } at
                ? discussed.ExecuteUpdateAsync(
                    row => row.SetProperty(subject => subject.CommentCount, subject => subject.CommentCount + change).SetProperty(subject => subject.LastCommentAt, at),
                    cancellationToken)
                : discussed.ExecuteUpdateAsync(row => row.SetProperty(subject => subject.CommentCount, subject => subject.CommentCount + change), cancellationToken));
        }

        /// <summary>What a comment is about; no id for no comment.</summary>
        public Task<Guid> AboutAsync(Guid? comment, CancellationToken cancellationToken) =>
            db.Comments.Where(row => row.Id == comment).Select(row => row.AboutId).SingleOrDefaultAsync(cancellationToken);

        /// <summary>A comment of the reader in this event that is not taken back, with its subject, both to be changed.</summary>
        internal async Task<(Comment Comment, Subject Subject)?> OwnCommentAsync(Guid? id, ActPlace place, CancellationToken cancellationToken)
        {
            var subject = await db.Subjects.SingleOrDefaultAsync(
                subject => subject.Id == id && subject.Kind == Comment.SubjectKind && subject.EventId == place.EventId
                    && subject.AuthorId == place.PersonId && subject.State != SubjectState.Withdrawn,
                cancellationToken);
            // Taken back just before in the same act, it still has a row that says otherwise.
            var comment = subject is null or { State: SubjectState.Withdrawn } ? null : await db.Comments.FindAsync([subject!.Id], cancellationToken);
            return comment is null ? null : (comment, subject!);
        }
    }
}
