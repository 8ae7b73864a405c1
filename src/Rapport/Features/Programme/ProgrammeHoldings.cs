using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Programme.Releases;
using Rapport.Features.Programme.Stars;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Platform.Files;
using Rapport.Shared;

namespace Rapport.Features.Programme;

/// <summary>
/// The speaker whose account a person's is, the sessions that they starred with what lets a calendar read them, and the
/// releases that they made.
/// </summary>
public sealed class ProgrammeHoldings(RapportDb db, FileStore store) : IHoldAboutPeople
{
    public IReadOnlyCollection<string> Tables => ["speakers", "stars", "releases", "calendar_keys"];

    public async Task<IReadOnlyList<Holding>> ReadAsync(Guid personId, CancellationToken cancellationToken)
    {
        var speakers = db.Speakers.Where(row => row.PersonId == personId).OrderBy(row => row.Id)
            .Join(db.Subjects, row => row.EventId, place => place.Id, (row, place) => new { Event = place.Title, place.Address, row.Name, row.CoveredName, row.Biography });
        var portraits = await db.Speakers.Where(row => row.PersonId == personId && row.PortraitKey != null).OrderBy(row => row.Id)
            .Select(row => new { row.Id, Key = row.PortraitKey! }).ToListAsync(cancellationToken);
        var stars = db.Stars.Where(row => row.PersonId == personId).OrderBy(row => row.At).ThenBy(row => row.SessionId)
            .Join(db.SubjectsKnownTo(personId), row => row.SessionId, session => session.Id, (row, session) => new { Session = session.Title, session.Address, row.At });
        var releases = db.Releases.Where(row => row.ById == personId).OrderBy(row => row.At).ThenBy(row => row.Id)
            .Join(db.Subjects, row => row.EventId, place => place.Id, (row, place) => new { Event = place.Title, row.Number, row.At });
        var calendars = db.CalendarKeys.Where(row => row.PersonId == personId).Select(row => new { row.MadeAt });
        return
        [
            await speakers.HoldAsync("You as a speaker", "speaker", row => new($"{row.Name} at {row.Event}", row.Address), cancellationToken) with
            {
                Files = [.. portraits.Select(row => new HeldFile($"portraits/{row.Id}.webp", () => store.Open(row.Key)))],
            },
            await stars.HoldAsync("Sessions in your own programme", "stars", row => new(row.Session, row.Address), cancellationToken),
            await calendars.HoldAsync("A private calendar link", "calendar", row => new($"Since {row.MadeAt:yyyy-MM-dd}"), cancellationToken),
            await releases.HoldAsync("Releases of a programme that you made", "releases", row => new($"Release {row.Number} of {row.Event}"), cancellationToken),
        ];
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        var id = erasure.PersonId;
        await db.Stars.Where(row => row.PersonId == id).ExecuteDeleteAsync(cancellationToken);
        await db.CalendarKeys.Where(row => row.PersonId == id).ExecuteDeleteAsync(cancellationToken);
        await db.Releases.Where(row => row.ById == id).ExecuteUpdateAsync(row => row.SetProperty(release => release.ById, (Guid?)null), cancellationToken);
        var speakers = await db.Speakers.Where(row => row.PersonId == id).Select(row => row.Id).ToListAsync(cancellationToken);
        if (speakers.Count > 0)
        {
            // The programme goes on without them: a name that stands there is theirs too.
            await db.TouchAsync(db.GivenBy(speakers), Activity.NameChanged, erasure.At, cancellationToken);
            await db.Set<SessionSpeaker>().Where(held => speakers.Contains(held.SpeakerId)).ExecuteDeleteAsync(cancellationToken);
            await db.Speakers.Where(row => speakers.Contains(row.Id) && row.PortraitKey == null).ExecuteDeleteAsync(cancellationToken);
            // A row that says nothing any more holds the portrait until its file is gone too.
            (await db.Speakers.Where(row => speakers.Contains(row.Id)).ToListAsync(cancellationToken)).ForEach(speaker => speaker.Leave(Person.Gone));
        }
    }
}
