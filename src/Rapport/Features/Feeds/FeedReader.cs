using Microsoft.EntityFrameworkCore;
using Rapport.Features.Capture;
using Rapport.Features.Programme;
using Rapport.Platform.Data;
using Rapport.Platform.Web;
using Rapport.Shared;

namespace Rapport.Features.Feeds;

/// <summary>Reads what a visitor may see of the freshest entries. What came late from a device without network is fresh when it arrives.</summary>
internal sealed class FeedReader(RapportDb db, EntryFragments fragments, FragmentRenderer renderer)
{
    public const int Limit = 50;

    public Task<IReadOnlyList<FeedEntry>> OfEventAsync(Guid eventId, CancellationToken cancellationToken) =>
        ReadAsync(db.Entries.Where(entry => entry.EventId == eventId), cancellationToken);

    public Task<IReadOnlyList<FeedEntry>> OfSessionAsync(Guid sessionId, CancellationToken cancellationToken) =>
        ReadAsync(db.Entries.Where(entry => entry.SessionId == sessionId), cancellationToken);

    /// <summary>Which session an address is of, whoever may see it.</summary>
    public Task<Guid?> SessionAsync(Guid eventId, string slug, CancellationToken cancellationToken) =>
        db.Sessions.Where(session => session.EventId == eventId && session.Slug == slug).Select(session => (Guid?)session.Id).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Null when a visitor may not see it.</summary>
    public Task<string?> TitleAsync(Guid sessionId, CancellationToken cancellationToken) =>
        db.Subjects.VisibleTo(Audience.Public).Where(subject => subject.Id == sessionId).Select(subject => subject.Title).SingleOrDefaultAsync(cancellationToken);

    public Task<DateTimeOffset> BegunAsync(Guid id, CancellationToken cancellationToken) =>
        db.Subjects.VisibleTo(Audience.Public).Where(subject => subject.Id == id).Select(subject => subject.CreatedAt).SingleOrDefaultAsync(cancellationToken);

    /// <summary>The entries' HTML, in their order.</summary>
    public Task<IReadOnlyList<string>> WordsAsync(IReadOnlyList<FeedEntry> entries, Uri site) =>
        renderer.RenderAsync("/Features/Feeds/_FeedEntry.cshtml", entries.Select(entry => new FeedWords(entry.View, site)));

    private async Task<IReadOnlyList<FeedEntry>> ReadAsync(IQueryable<Entry> entries, CancellationToken cancellationToken)
    {
        var visible = db.Subjects.VisibleTo(Audience.Public);
        var ids = await entries.Where(entry => visible.Any(subject => subject.Id == entry.Id))
            .OrderByDescending(entry => entry.EditedAt ?? entry.ReceivedAt).ThenByDescending(entry => entry.Id)
            .Take(Limit)
            .Select(entry => entry.Id)
            .ToListAsync(cancellationToken);
        var views = await fragments.ReadAsync(visible.Where(subject => ids.Contains(subject.Id)), Audience.Public, cancellationToken);
        return [.. views.OrderBy(view => ids.IndexOf(view.Id)).Select(view => new FeedEntry(view))];
    }
}
