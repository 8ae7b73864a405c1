using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme.Releases;

/// <summary>
/// Says what of a programme differs from what readers were told, and writes it as the next release. Whatever changed a
/// session and however often, nothing is lost and nothing is said twice. Runs inside an act that opened the programme,
/// so two at once come one after the other. Never saves.
/// </summary>
public sealed class ReleaseLog(RapportDb db, TimeProvider time)
{
    /// <summary>The sessions of an event as the last release that spoke of each left them.</summary>
    public Task<Dictionary<Guid, SessionState>> ToldAsync(Guid eventId, CancellationToken cancellationToken)
    {
        var lines = db.ReleaseLines.AsNoTracking().Where(line => line.EventId == eventId);

        // A look into the index for each line. Asked for a line without a later one, PostgreSQL compares each with each
        // as long as it has not counted the table.
        return lines.Where(line => line.Number == lines.Where(other => other.SessionId == line.SessionId).Max(other => other.Number))
            .ToDictionaryAsync(line => line.SessionId, line => line.After, cancellationToken);
    }

    /// <summary>0 before the first release.</summary>
    public async Task<int> LastNumberAsync(Guid eventId, CancellationToken cancellationToken) =>
        await db.Releases.Where(release => release.EventId == eventId).MaxAsync(release => (int?)release.Number, cancellationToken) ?? 0;

    /// <summary>The release of an act on the day: once the programme was released, readers are told in the same moment.</summary>
    public async Task TellAsync(OpenProgramme programme, IReadOnlyCollection<Session> sessions, Guid? byId, string act, CancellationToken cancellationToken)
    {
        if (await LastNumberAsync(programme.Event.Id, cancellationToken) > 0)
        {
            await AddAsync(programme, sessions, byId, act, cancellationToken);
        }
    }

    /// <summary>The next release with a line for each of these sessions that differs; null where none does.</summary>
    public async Task<Release?> AddAsync(
        OpenProgramme programme, IReadOnlyCollection<Session> sessions, Guid? byId, string? act, CancellationToken cancellationToken)
    {
        var told = await ToldAsync(programme.Event.Id, cancellationToken);
        var changed = sessions.Where(session => told.GetValueOrDefault(session.Id) != SessionState.Of(session)).ToList();
        if (changed.Count == 0)
        {
            return null;
        }

        var number = await LastNumberAsync(programme.Event.Id, cancellationToken) + 1;
        var release = new Release(Ids.New(time), programme.Event.Id, number, byId, time.GetUtcNow()).Of(act);
        var rooms = programme.Rooms.ToDictionary(room => room.Id, room => room.Name);
        db.Add(release);
        db.AddRange(changed.Select(session => ReleaseLine.Of(release, session.Id, told.GetValueOrDefault(session.Id), SessionState.Of(session), rooms)));
        db.Activities.Add(new Activity(Ids.New(time), "programme.released", programme.Event, byId, time.GetUtcNow()).About(release.Id));
        return release;
    }
}
