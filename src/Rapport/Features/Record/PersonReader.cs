using Microsoft.EntityFrameworkCore;
using Rapport.Features.Capture;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>
/// Gathers what a space shows of somebody who spoke there. Speakers of one name are one person, whatever the event; what an
/// account wrote belongs here only where an organiser said that it is this speaker's.
/// </summary>
public sealed class PersonReader(RapportDb db, EntryFragments entries)
{
    private const int Most = 100;

    /// <summary>Null when nobody of this address speaks in a session that the audience may see.</summary>
    public async Task<PersonView?> FindAsync(Guid spaceId, string slug, Audience audience, CancellationToken cancellationToken)
    {
        var sessions = db.Subjects.VisibleTo(audience).Where(subject => subject.SpaceId == spaceId && subject.Kind == Session.SubjectKind);
        var rows = await (
            from subject in sessions
            join held in db.Set<SessionSpeaker>() on subject.Id equals held.SessionId
            join speaker in db.Speakers on held.SpeakerId equals speaker.Id
            select new { speaker.Id, speaker.Name, speaker.PersonId }).Distinct().ToListAsync(cancellationToken);
        var own = rows.Where(row => Slug.From(row.Name) == slug).ToList();
        if (own.Count == 0)
        {
            return null;
        }

        var ruled = db.Sessions;
        var (speakers, people) = (own.ConvertAll(row => row.Id), own.Where(row => row.PersonId is not null).Select(row => row.PersonId!.Value).Distinct().ToList());
        // Under the name at the top of the page a quote would not be without it.
        var nameless = await db.Set<Accounts.Person>().Where(person => people.Contains(person.Id) && person.Quotation == Quotation.Nameless).Select(person => person.Id).ToListAsync(cancellationToken);
        var quoted = own.Where(row => row.PersonId is not { } id || !nameless.Contains(id)).Select(row => row.Id).ToList();
        return new PersonView(own.MaxBy(row => row.Id)!.Name)
        {
            Biography = await db.Speakers.Where(speaker => speakers.Contains(speaker.Id) && speaker.Biography != "")
                .OrderByDescending(speaker => speaker.Id).Select(speaker => speaker.Biography).FirstOrDefaultAsync(cancellationToken) ?? "",
            Sessions = await SessionsAsync(sessions, speakers, cancellationToken),
            Quotes = await EntriesAsync(spaceId, audience, entry => entry.Content.SpeakerId != null && quoted.Contains(entry.Content.SpeakerId.Value)
                && (audience == Audience.Team || !ruled.Any(session => session.Id == entry.SessionId && session.IsUnattributed)), cancellationToken),
            Written = await EntriesAsync(spaceId, audience, entry => people.Contains(entry.AuthorId), cancellationToken),
        };
    }

    private async Task<IReadOnlyList<SpokenAt>> SessionsAsync(IQueryable<Subject> visible, List<Guid> speakers, CancellationToken cancellationToken) =>
        await (
            from session in db.Sessions
            join subject in visible on session.Id equals subject.Id
            join @event in db.Events on session.EventId equals @event.Id
            where session.Speakers.Any(held => speakers.Contains(held.SpeakerId))
            orderby session.StartsAt descending, session.Id
            select new SpokenAt(session.Id, session.Title, subject.Address, @event.Title, session.StartsAtWall, session.IsCancelled)).Take(Most).ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<EntryView>> EntriesAsync(
        Guid spaceId, Audience audience, System.Linq.Expressions.Expression<Func<Entry, bool>> where, CancellationToken cancellationToken)
    {
        var visible = db.Subjects.VisibleTo(audience).Where(subject => subject.SpaceId == spaceId);
        var order = await db.Entries.Where(where).Where(entry => visible.Any(subject => subject.Id == entry.Id))
            .OrderByDescending(entry => entry.CapturedAt).ThenBy(entry => entry.Id).Take(Most).Select(entry => entry.Id).ToListAsync(cancellationToken);
        var views = await entries.ReadAsync(visible.Where(subject => order.Contains(subject.Id)), audience, cancellationToken);
        return [.. views.OrderBy(view => order.IndexOf(view.Id))];
    }
}
