using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Spaces;
using Rapport.Features.Accounts;
using Rapport.Features.Capture;
using Rapport.Features.Events;
using Rapport.Platform.Caching;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>A space's page: its topic, the event that is on or next, and those that were.</summary>
[AllowAnonymous]
public sealed class SpaceFrontModel(Places places, Callers callers, RapportDb db) : PlacePage(places, callers)
{
    public string Summary { get; private set; } = "";

    public IReadOnlyList<EventLine> Events { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        HttpContext.Share(Tag.Space(Place.Space.Id));
        Summary = await db.Spaces.Where(space => space.Id == Place.Space.Id).Select(space => space.Summary).SingleAsync(cancellationToken);
        var visible = db.Subjects.VisibleTo(Reader.Audience);
        var entries = visible.Where(subject => subject.Kind == Entry.SubjectKind);
        Events = await (
            from row in db.Events
            where row.SpaceId == Place.Space.Id
            join subject in visible on row.Id equals subject.Id
            orderby row.StartsOn descending
            select new EventLine(row.Title, subject.Address, row.Summary, row.Venue, row.StartsOn, row.EndsOn, row.Phase, entries.Count(entry => entry.EventId == row.Id)))
            .ToListAsync(cancellationToken);
    }
}
