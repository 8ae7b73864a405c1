using Microsoft.EntityFrameworkCore;
using Rapport.Features.Programme.Releases;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme.Day;

/// <summary>Reads a programme for those who change it, as it is or as it will be with the next release.</summary>
public sealed class DayReader(RapportDb db)
{
    public async Task<IReadOnlyList<DaySession>> ReadAsync(Guid eventId, EventZone zone, Reader reader, bool isLater, CancellationToken cancellationToken)
    {
        var known = db.Subjects.KnownTo(reader);
        var sessions = await db.Sessions.AsNoTracking().Include(session => session.Speakers)
            .Where(session => session.EventId == eventId && known.Any(subject => subject.Id == session.Id))
            .OrderBy(session => session.StartsAt).ThenBy(session => session.Title).ToListAsync(cancellationToken);
        var names = await db.Speakers.Where(speaker => speaker.EventId == eventId).ToDictionaryAsync(speaker => speaker.Id, speaker => speaker.Name, cancellationToken);
        var proposals = isLater
            ? await db.Proposals.AsNoTracking().Where(proposal => proposal.EventId == eventId).ToDictionaryAsync(proposal => proposal.SessionId, cancellationToken)
            : [];
        return sessions.ConvertAll(session => new DaySession(session.Id, session.Slug, session.Kind, State(session, proposals), zone)
        {
            Speakers = [.. session.Speakers.OrderBy(held => held.Position).Select(held => (held.SpeakerId, names[held.SpeakerId]))],
        });
    }

    /// <summary>In the programme's order.</summary>
    public async Task<IReadOnlyList<Room>> RoomsAsync(Guid eventId, CancellationToken cancellationToken) =>
        await db.Rooms.AsNoTracking().Where(room => room.EventId == eventId).OrderBy(room => room.Position).ThenBy(room => room.Name).ToListAsync(cancellationToken);

    /// <summary>What the last release can be undone to; empty where it was not one act.</summary>
    public async Task<IReadOnlyList<ReleaseLine>> LastActAsync(Guid eventId, CancellationToken cancellationToken)
    {
        var last = await db.Releases.AsNoTracking().Where(release => release.EventId == eventId)
            .OrderByDescending(release => release.Number).FirstOrDefaultAsync(cancellationToken);
        return last?.Act is null ? [] : await db.ReleaseLines.AsNoTracking().Where(line => line.ReleaseId == last.Id).ToListAsync(cancellationToken);
    }

    private static SessionState State(Session session, Dictionary<Guid, Proposal> proposals)
    {
        var present = SessionState.Of(session);
        return proposals.TryGetValue(session.Id, out var proposal) ? proposal.Over(present) : present;
    }
}
