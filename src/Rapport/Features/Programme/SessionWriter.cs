using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme;

/// <summary>Opens an event's programme inside an act, so that sessions can be added, renamed and moved. Never saves.</summary>
public sealed class SessionWriter(RapportDb db, TimeProvider time)
{
    /// <summary>
    /// The programme as it stands, with everything that a new session must not clash with. From here to the end of the
    /// act nobody else changes the programme of this event; capturing in it goes on.
    /// </summary>
    public async Task<OpenProgramme> OpenAsync(Guid eventId, CancellationToken cancellationToken)
    {
        // Writes nothing new: on PostgreSQL the row stays locked, so that two who import at once come one after the other.
        await db.Events.Where(row => row.Id == eventId)
            .ExecuteUpdateAsync(row => row.SetProperty(@event => @event.Phase, @event => @event.Phase), cancellationToken);
        var around = await db.Events.Where(row => row.Id == eventId).Select(row => new { row.Zone, row.StartsOn, row.EndsOn }).SingleAsync(cancellationToken);
        var slugs = await db.Sessions.Where(session => session.EventId == eventId).Select(session => session.Slug).ToListAsync(cancellationToken);
        var formers = await db.FormerAddresses.Where(former => former.EventId == eventId).ToListAsync(cancellationToken);
        return new OpenProgramme(db, time)
        {
            Event = await db.Subjects.SingleAsync(subject => subject.Id == eventId, cancellationToken),
            Zone = EventZone.Of(around.Zone),
            Near = NearDays.Of(around.StartsOn, around.EndsOn),
            Slugs = slugs.ToHashSet(StringComparer.Ordinal),
            Formers = formers.ToDictionary(former => former.Slug, StringComparer.Ordinal),
            Rooms = await db.Rooms.Where(room => room.EventId == eventId).OrderBy(room => room.Position).ToListAsync(cancellationToken),
            Speakers = await db.Speakers.Where(speaker => speaker.EventId == eventId).OrderBy(speaker => speaker.Id).ToListAsync(cancellationToken),
        };
    }
}
