using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Platform.Text;
using Rapport.Shared;

namespace Rapport.Features.Comments;

/// <summary>Its author puts a comment into other words; it then says that it was edited.</summary>
public sealed class EditComment(RapportDb db, TimeProvider time)
{
    private const int TitleLimit = 120;

    public async Task<Outcome<Guid>> RunAsync(Guid id, string? text, ActPlace place, CancellationToken cancellationToken)
    {
        var words = PlainText.Clean(text ?? "").Trim();
        if ((CommentRules.RefuseWriting(place) ?? Comment.Refuse(words)) is { } refusal)
        {
            return refusal;
        }

        if (await db.OwnCommentAsync(id, place, cancellationToken) is not var (comment, subject) || subject.State == SubjectState.Hidden)
        {
            return CommentRules.Unknown;
        }

        if (place.Reader.IsWaiting && subject.State == SubjectState.Shown)
        {
            return EventProblems.Waiting;
        }

        if (comment.Text == words)
        {
            return id;
        }

        comment.Edit(words, time.GetUtcNow());
        subject.Named(Markup.ToPlainText(words, TitleLimit), subject.Address);
        db.Add(new Activity(Ids.New(time), "comment.edited", subject, place.PersonId, time.GetUtcNow()).About(comment.AboutId));
        await db.SaveChangesAsync(cancellationToken);
        return id;
    }
}
