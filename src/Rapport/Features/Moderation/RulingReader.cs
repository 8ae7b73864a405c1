using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Data;

namespace Rapport.Features.Moderation;

/// <summary>Reads the log of an event for what was decided, the latest first. Names nothing that its reader may not see.</summary>
public sealed class RulingReader(RapportDb db)
{
    public const int PageSize = 100;

    private static readonly Dictionary<string, string> Acts = new(StringComparer.Ordinal)
    {
        ["comments.closed"] = "Comments closed",
        ["comments.opened"] = "Comments opened again",
        ["event.entered"] = "Phase changed",
        ["event.joining"] = "Ways to take part changed",
        ["guest.held"] = "What they write is held",
        ["guest.let-in"] = "Let in",
        ["guest.turned-away"] = "Turned away",
        ["report.settled"] = "Reported, and left",
        ["subject.hidden"] = "Hidden",
        ["session.ruled"] = "Rules of a session changed",
        ["subject.shown"] = "Shown",
        ["takedown.declined"] = "Asked to take down, and left",
        ["takedown.done"] = "Taken down as asked",
        ["visibility.changed"] = "Who may read it changed",
    };

    /// <returns>One more than a page, where there are more.</returns>
    public async Task<IReadOnlyList<Ruling>> ReadAsync(Place place, int page, CancellationToken cancellationToken)
    {
        var (verbs, zone) = (Acts.Keys.ToList(), place.Event!.Zone);
        var guests = db.Guests(place.StreamId);
        var rows = await (
            from activity in db.Activities
            where activity.SpaceId == place.Space.Id && verbs.Contains(activity.Verb)
                // Who takes part is told in the space's own stream.
                && (activity.EventId == place.StreamId || guests.Any(guest => guest.PersonId == activity.AboutId && activity.EventId == null))
            join subject in db.Subjects.KnownTo(place.Reader) on activity.SubjectId equals subject.Id into subjects
            from subject in subjects.DefaultIfEmpty()
            join actor in db.People on activity.ActorId equals actor.Id into actors
            from actor in actors.DefaultIfEmpty()
            join guest in db.People on activity.AboutId equals guest.Id into met
            from guest in met.DefaultIfEmpty()
            orderby activity.At descending, activity.Id descending
            select new { activity.Verb, activity.At, By = actor.Name, Guest = guest.Name, subject.Title, subject.Address, subject.HiddenReason })
            .Skip(page * PageSize).Take(PageSize + 1).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new Ruling(Acts[row.Verb], row.At, row.By)
        {
            About = row.Guest ?? row.Title,
            Address = row.Guest is null ? row.Address : null,
            Reason = row.Verb == "subject.hidden" && place.Reader.IsEditor ? row.HiddenReason : null,
            Zone = zone,
        });
    }
}
