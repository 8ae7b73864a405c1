using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Features.Programme.Speakers;
using Rapport.Platform.Data;
using Rapport.Platform.Live;
using Rapport.Platform.Web;
using Rapport.Shared;

namespace Rapport.Features.Capture;

/// <summary>Entries as they stand in streams.</summary>
public sealed class EntryFragments(RapportDb db, FragmentRenderer renderer, ITextMarker marker, PersonPages pages, IShowRecordings recordings) : IFragmentSource
{
    public string Kind => Entry.SubjectKind;

    public async Task<IReadOnlyList<Fragment>> RenderAsync(IReadOnlyCollection<Guid> ids, Audience audience, CancellationToken cancellationToken)
    {
        var views = await ReadAsync(db.Subjects.VisibleTo(audience).Where(subject => ids.Contains(subject.Id)), audience, cancellationToken);
        var html = await renderer.RenderAsync("/Features/Capture/_Entry.cshtml", views);
        return [.. views.Zip(html, (view, markup) => new Fragment(view.Id, new SafeHtml(markup))
        {
            At = view.CapturedAt,
            IsLate = view.IsLate,
            SessionId = view.SessionId,
            AuthorId = view.AuthorId,
            Sort = view.KindWord,
        })];
    }

    /// <summary>The entries behind these subjects, as a page shows them.</summary>
    public async Task<IReadOnlyList<EntryView>> ReadAsync(IQueryable<Subject> subjects, Audience audience, CancellationToken cancellationToken)
    {
        var (revisions, ruled) = (db.EntryRevisions, db.Sessions);
        var views = await (
            from subject in subjects
            join entry in db.Entries on subject.Id equals entry.Id
            join author in db.People on entry.AuthorId equals author.Id
            join @event in db.Events on entry.EventId equals @event.Id
            join session in db.Subjects.VisibleTo(audience) on entry.SessionId equals session.Id into sessions
            from session in sessions.DefaultIfEmpty()
            join source in db.Subjects.VisibleTo(audience) on subject.SourceId equals (Guid?)source.Id into sources
            from source in sources.DefaultIfEmpty()
            let isUnattributed = ruled.Any(ruled => ruled.Id == entry.SessionId && ruled.IsUnattributed)
            select new EntryView(entry.Id, entry.Kind, entry.Content, subject.Address, entry.AuthorId, author.Name, entry.CapturedAt, entry.ReceivedAt)
            {
                IsApproximate = entry.IsApproximate,
                SessionId = entry.SessionId,
                SessionTitle = session.Title,
                SessionAddress = session.Address,
                SourceAddress = source.Address,
                Own = subject.OwnVisibility,
                CommentCount = subject.CommentCount,
                Revision = entry.Revision,
                EditedAt = entry.EditedAt,
                IsPinned = entry.PinnedAt != null,
                IsHighlight = entry.HighlightedAt != null,
                IsTwofold = revisions.Any(revision => revision.EntryId == entry.Id && revision.IsCompeting),
                ZoneName = @event.Zone,
                Audience = audience,
                IsUnattributed = isUnattributed,
                SpaceId = subject.SpaceId,
            }).ToListAsync(cancellationToken);
        return await LinkedAsync(views, audience, cancellationToken);
    }

    /// <summary>With what is known of their words and with the pages of those they name, as far as the audience may see.</summary>
    private async Task<IReadOnlyList<EntryView>> LinkedAsync(List<EntryView> views, Audience audience, CancellationToken cancellationToken)
    {
        var (marks, links) = (new Dictionary<Guid, ITextMarks>(), new Dictionary<Guid, PersonLinks>());
        foreach (var space in views.Select(view => view.SpaceId).Distinct())
        {
            marks[space] = await marker.InAsync(space, audience, cancellationToken);
            links[space] = await pages.InAsync(space, audience, cancellationToken);
        }

        var played = await recordings.ReadAsync([.. views.Where(view => view.IsRecording).Select(view => view.Content.FileId).OfType<Guid>()], cancellationToken);
        return views.ConvertAll(view =>
        {
            var shown = view.Attributed();
            return shown with
            {
                Recording = view.Content.FileId is { } file ? played.GetValueOrDefault(file) : null,
                Marks = marks[view.SpaceId],
                AuthorAddress = links[view.SpaceId].OfPerson(view.AuthorId),
                WhoAddress = shown.Content.Who.Length > 0 ? links[view.SpaceId].OfSpeaker(shown.Content.SpeakerId) : null,
            };
        });
    }
}
