using Microsoft.EntityFrameworkCore;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Comments;

/// <summary>What somebody said about things, and which discussions they closed.</summary>
public sealed class CommentHoldings(RapportDb db) : IHoldAboutPeople
{
    public IReadOnlyCollection<string> Tables => ["comments", "comment_closures"];

    public IReadOnlyCollection<string> Kinds => [Comment.SubjectKind];

    public async Task<IReadOnlyList<Holding>> ReadAsync(Guid personId, CancellationToken cancellationToken)
    {
        var subjects = db.SubjectsKnownTo(personId).Where(subject => subject.State != SubjectState.Withdrawn);
        var written = db.Comments.Where(comment => comment.AuthorId == personId).OrderBy(comment => comment.PostedAt).ThenBy(comment => comment.Id)
            .Join(subjects, comment => comment.Id, subject => subject.Id, (comment, subject) => new { comment.Id, comment.Text, comment.PostedAt, comment.EditedAt, subject.Title, subject.Address, subject.State });
        var closed = db.Closures.Where(closure => closure.ClosedById == personId).OrderBy(closure => closure.ClosedAt).ThenBy(closure => closure.SubjectId)
            .Join(subjects, closure => closure.SubjectId, subject => subject.Id, (closure, subject) => new { subject.Title, subject.Address, closure.ClosedAt });
        return
        [
            await written.HoldAsync("Comments that you wrote", "comments", row => new(row.Title, row.Address), cancellationToken),
            await closed.HoldAsync("Discussions that you closed", "closed-discussions", row => new(row.Title, row.Address), cancellationToken),
        ];
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        if (erasure.KeepsWords)
        {
            return;
        }

        var own = db.Comments.Where(comment => comment.AuthorId == erasure.PersonId);
        var counted = await own.Where(comment => db.Subjects.Any(subject => subject.Id == comment.Id && subject.State == SubjectState.Shown))
            .GroupBy(comment => comment.AboutId).Select(group => new { About = group.Key, Count = group.Count() })
            .OrderBy(row => row.About).ToListAsync(cancellationToken);
        foreach (var row in counted)
        {
            await db.CountCommentsAsync(row.About, -row.Count, cancellationToken);
        }

        await own.ExecuteUpdateAsync(row => row.SetProperty(comment => comment.Text, ""), cancellationToken);
    }
}
