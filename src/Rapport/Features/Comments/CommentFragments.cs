using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Platform.Data;
using Rapport.Platform.Live;
using Rapport.Platform.Web;
using Rapport.Shared;

namespace Rapport.Features.Comments;

/// <summary>
/// Comments as they stand in threads. One that is gone and has answers keeps its place without its words; where the
/// subject under discussion may not be seen, neither may what was said about it.
/// </summary>
public sealed class CommentFragments(RapportDb db, FragmentRenderer renderer, ITextMarker marker) : IFragmentSource
{
    public string Kind => Comment.SubjectKind;

    public async Task<IReadOnlyList<Fragment>> RenderAsync(IReadOnlyCollection<Guid> ids, Audience audience, CancellationToken cancellationToken)
    {
        var views = await ReadAsync(ids, audience, cancellationToken);
        var html = await renderer.RenderAsync("/Features/Comments/_Comment.cshtml", views);
        return [.. views.Zip(html, (view, markup) => new Fragment(view.Id, new SafeHtml(markup))
        {
            At = view.PostedAt,
            SessionId = view.SessionId,
            AboutId = view.AboutId,
            AuthorId = view.IsShown ? view.AuthorId : null,
        })];
    }

    private async Task<List<CommentView>> ReadAsync(IReadOnlyCollection<Guid> ids, Audience audience, CancellationToken cancellationToken)
    {
        var widest = (Visibility)(int)audience;
        var shown = db.Subjects.VisibleTo(audience);
        var (comments, speakers, guests) = (db.Comments, db.Speakers, db.Users.Where(login => login.Email == null));
        var views = await (
            from comment in db.Comments
            where ids.Contains(comment.Id)
            join subject in db.Subjects on comment.Id equals subject.Id
            where subject.State == SubjectState.Shown || ((subject.State == SubjectState.Hidden || subject.State == SubjectState.Withdrawn)
                && comments.Any(reply => reply.ParentId == comment.Id && (shown.Any(row => row.Id == reply.Id)
                    || comments.Any(deeper => deeper.ParentId == reply.Id && shown.Any(row => row.Id == deeper.Id)))))
            where subject.Visibility <= widest
            join about in shown on comment.AboutId equals about.Id
            join author in db.People on comment.AuthorId equals author.Id
            join @event in db.Events on subject.EventId equals (Guid?)@event.Id
            join home in db.Subjects on @event.Id equals home.Id
            select new CommentView(comment.Id, comment.AboutId, comment.ParentId, comment.AuthorId, author.Name, comment.Text, comment.PostedAt)
            {
                EditedAt = comment.EditedAt,
                SessionId = subject.SessionId,
                EventAddress = home.Address,
                ZoneName = @event.Zone,
                IsSpeaker = speakers.Any(speaker => speaker.EventId == @event.Id && speaker.PersonId == author.Id),
                IsGuest = guests.Any(login => login.Id == author.Id),
                State = subject.State,
                SpaceId = subject.SpaceId,
            }).ToListAsync(cancellationToken);
        var marks = new Dictionary<Guid, ITextMarks>();
        foreach (var space in views.Select(view => view.SpaceId).Distinct())
        {
            marks[space] = await marker.InAsync(space, audience, cancellationToken);
        }

        return views.ConvertAll(view => view with { Marks = marks[view.SpaceId] });
    }
}
