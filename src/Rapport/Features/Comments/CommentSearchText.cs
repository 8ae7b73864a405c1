using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;
using Rapport.Platform.Text;
using Rapport.Shared;

namespace Rapport.Features.Comments;

/// <summary>Comments are found by what they say.</summary>
public sealed class CommentSearchText(RapportDb db) : ISearchText
{
    public string Kind => Comment.SubjectKind;

    public string Plural => "Comments";

    public async Task<IReadOnlyList<SearchText>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = await db.Comments.Where(comment => ids.Contains(comment.Id))
            .Join(db.People, comment => comment.AuthorId, person => person.Id, (comment, person) => new { comment.Id, comment.Text, comment.PostedAt, person.Name })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new SearchText(row.Id, "Comment", "", Markup.ToPlainText(row.Text, Comment.TextLimit), row.PostedAt) { By = row.Name });
    }
}
