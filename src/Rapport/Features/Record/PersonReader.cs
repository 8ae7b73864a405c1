using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Capture;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Features.Programme.Speakers;
using Rapport.Features.Questions;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>
/// Gathers what a space shows of somebody, as far as they chose. Speakers of one name are one person, whatever the event; what
/// an account wrote belongs here only where an organiser said that it is this speaker's. Who does not speak has a page by
/// their id once they asked for one.
/// </summary>
public sealed class PersonReader(RapportDb db, EntryPicks picks)
{
    private const int Most = 100;

    /// <summary>Null when nobody of this address has a page that the audience may see.</summary>
    public Task<PersonView?> FindAsync(Guid spaceId, string slug, Audience audience, CancellationToken cancellationToken) =>
        Guid.TryParseExact(slug, "D", out var id)
            ? AccountAsync(spaceId, id, audience, cancellationToken)
            : SpeakerAsync(spaceId, slug, audience, cancellationToken);

    private async Task<PersonView?> AccountAsync(Guid spaceId, Guid id, Audience audience, CancellationToken cancellationToken)
    {
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (person?.PageFor is not { } readers || !audience.Sees(readers))
        {
            return null;
        }

        var view = new PersonView(person.Name)
        {
            Written = (await picks.ReadAsync(audience, [(Picked(spaceId, audience, entry => entry.AuthorId == id), Most)], cancellationToken))[0],
            Asked = await AskedAsync(spaceId, audience, [id], cancellationToken),
        };
        return view.Written.Count + view.Asked.Count > 0 ? view : null;
    }

    private async Task<PersonView?> SpeakerAsync(Guid spaceId, string slug, Audience audience, CancellationToken cancellationToken)
    {
        var sessions = db.Subjects.VisibleTo(audience).Where(subject => subject.SpaceId == spaceId && subject.Kind == Session.SubjectKind);
        var rows = await NamedSpeaker.In(db, sessions).ToListAsync(cancellationToken);
        var own = NamedSpeaker.Open([.. rows.Where(row => Slug.From(row.Name) == slug)], audience).ToList();
        if (own.Count == 0)
        {
            return null;
        }

        var ruled = db.Sessions;
        var (speakers, accounts) = (own.ConvertAll(row => row.Id), own.Where(row => row.PersonId is not null).Select(row => row.PersonId!.Value).Distinct().ToList());
        var chosen = own.Where(row => row.PageFor is not null).Select(row => row.PersonId!.Value).Distinct().ToList();
        // Under the name at the top of the page a quote would not be without it.
        var nameless = await db.People.Where(person => accounts.Contains(person.Id) && person.Quotation == Quotation.Nameless).Select(person => person.Id).ToListAsync(cancellationToken);
        var quoted = own.Where(row => row.PersonId is not { } id || !nameless.Contains(id)).Select(row => row.Id).ToList();
        var said = Picked(spaceId, audience, entry => entry.Content.SpeakerId != null && quoted.Contains(entry.Content.SpeakerId.Value)
            && (audience == Audience.Team || !ruled.Any(session => session.Id == entry.SessionId && session.IsUnattributed)));
        var picked = await picks.ReadAsync(audience, [(said, Most), (Picked(spaceId, audience, entry => accounts.Contains(entry.AuthorId)), Most)], cancellationToken);
        return await DescribedAsync(new PersonView(own.MaxBy(row => row.Id)!.Name), speakers, cancellationToken) with
        {
            Sessions = await SessionsAsync(sessions, speakers, cancellationToken),
            Quotes = picked[0],
            Written = picked[1],
            Asked = await AskedAsync(spaceId, audience, chosen, cancellationToken),
        };
    }

    /// <summary>With the newest biography and the newest portrait.</summary>
    private async Task<PersonView> DescribedAsync(PersonView view, List<Guid> speakers, CancellationToken cancellationToken)
    {
        var rows = await db.Speakers.AsNoTracking().Where(speaker => speakers.Contains(speaker.Id) && (speaker.Biography != "" || speaker.PortraitKey != null))
            .OrderByDescending(speaker => speaker.Id).ToListAsync(cancellationToken);
        return view with
        {
            Biography = rows.Find(row => row.Biography.Length > 0 && !BiographyWords.IsWithheld(row)) is { } told ? BiographyWords.Of(told, 3) : SafeHtml.Empty,
            Portrait = rows.Find(row => row.PortraitKey is not null) is { } shown ? new PortraitView(shown.Id, shown.PortraitWidth, shown.PortraitHeight) : null,
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

    private IQueryable<PickedEntry> Picked(Guid spaceId, Audience audience, Expression<Func<Entry, bool>> where)
    {
        var here = db.Subjects.VisibleTo(audience).Where(subject => subject.SpaceId == spaceId);
        return db.Entries.Where(where).Where(entry => here.Any(subject => subject.Id == entry.Id)).Select(entry => new PickedEntry { Id = entry.Id, At = entry.CapturedAt });
    }

    private async Task<IReadOnlyList<(string Text, string Address)>> AskedAsync(Guid spaceId, Audience audience, List<Guid> people, CancellationToken cancellationToken)
    {
        var visible = db.Subjects.VisibleTo(audience).Where(subject => subject.SpaceId == spaceId);
        var rows = await db.Questions.Where(question => people.Contains(question.AuthorId) && !question.IsNameless)
            .Join(visible, question => question.Id, subject => subject.Id, (question, subject) => new { question.Text, question.AskedAt, question.Id, subject.Address })
            .OrderByDescending(row => row.AskedAt).ThenBy(row => row.Id).Take(Most).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => (row.Text, row.Address));
    }
}
