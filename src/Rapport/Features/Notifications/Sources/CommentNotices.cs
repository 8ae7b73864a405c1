using Microsoft.EntityFrameworkCore;
using Rapport.Features.Comments;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notifications.Sources;

/// <summary>A comment concerns whoever wrote what it is about, and whoever wrote the comment that it answers. One that was held concerns them once it is shown.</summary>
public sealed class CommentNotices(RapportDb db) : INoticeSource
{
    public IReadOnlyList<string> Verbs { get; } = ["comment.posted", "subject.shown"];

    public async Task<IReadOnlyList<NoticeDraft>> ReadAsync(IReadOnlyList<Activity> acts, CancellationToken cancellationToken)
    {
        var told = acts.Where(act => act.SubjectKind == Comment.SubjectKind).ToList();
        var ids = told.Select(act => act.SubjectId).Distinct().ToList();
        var rows = await (
            from comment in db.Comments
            where ids.Contains(comment.Id)
            join about in db.Subjects on comment.AboutId equals about.Id
            join parent in db.Comments on comment.ParentId equals parent.Id into parents
            from parent in parents.DefaultIfEmpty()
            select new Row(comment.Id, comment.AuthorId, about.Id, about.AuthorId, parent == null ? null : parent.Id, parent == null ? null : parent.AuthorId))
            .ToDictionaryAsync(row => row.Id, cancellationToken);
        var known = await db.Notices.Where(notice => notice.CauseId != null && ids.Contains(notice.CauseId.Value))
            .Select(notice => notice.CauseId!.Value).ToHashSetAsync(cancellationToken);

        // What was hidden and is shown again was told of when it was new.
        return [.. told.Where(act => act.Verb == "comment.posted" || !known.Contains(act.SubjectId))
            .Where(act => rows.ContainsKey(act.SubjectId))
            .SelectMany(act => Of(act, rows[act.SubjectId]))];
    }

    private static IEnumerable<NoticeDraft> Of(Activity act, Row row)
    {
        if (row.AboutAuthorId is { } author && author != row.AuthorId)
        {
            yield return new(act, NoticeKind.Comment, author, row.AboutId, row.Id);
        }

        // Told once, also where both are one person's.
        if (row.ParentAuthorId is { } answered && answered != row.AuthorId && answered != row.AboutAuthorId)
        {
            yield return new(act, NoticeKind.Answer, answered, row.ParentId!.Value, row.Id);
        }
    }

    private sealed record Row(Guid Id, Guid AuthorId, Guid AboutId, Guid? AboutAuthorId, Guid? ParentId, Guid? ParentAuthorId);
}
