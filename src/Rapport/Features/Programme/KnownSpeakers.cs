using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme;

public static class KnownSpeakers
{
    extension(RapportDb db)
    {
        /// <summary>Whom this reader may choose and name: who speaks in a session that they may see; for the team everybody.</summary>
        public IQueryable<Speaker> SpeakersKnownTo(Reader reader, Guid eventId)
        {
            var speakers = db.Speakers.Where(speaker => speaker.EventId == eventId);
            var (sessions, held) = (db.Subjects.VisibleTo(reader).Where(subject => subject.EventId == eventId), db.Set<SessionSpeaker>());
            return reader.IsTeam ? speakers
                : speakers.Where(speaker => held.Any(row => row.SpeakerId == speaker.Id && sessions.Any(session => session.Id == row.SessionId)));
        }
    }
}
