using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Programme.Releases;
using Rapport.Features.Questions;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notifications;

/// <summary>What the words of some notices are made from, read at once.</summary>
public sealed class NoticeFacts
{
    public required Dictionary<Guid, string> Names { get; init; }

    public required Dictionary<Guid, Question> Questions { get; init; }

    /// <summary>The last that readers were told of each session.</summary>
    public required Dictionary<Guid, ReleaseLine> Releases { get; init; }

    /// <summary>A person's own roles, by space.</summary>
    public required ILookup<Guid, Membership> Roles { get; init; }

    public required Dictionary<Guid, string> Zones { get; init; }

    public EventZone? ZoneOf(Subject subject) => subject.EventId is { } id && Zones.TryGetValue(id, out var zone) ? EventZone.Of(zone) : null;

    public static async Task<NoticeFacts> ReadAsync(RapportDb db, Guid personId, IReadOnlyCollection<Subject> subjects, IReadOnlyCollection<Guid> writers, CancellationToken cancellationToken)
    {
        var ids = subjects.Select(subject => subject.Id).ToList();
        var (events, spaces) = (subjects.Select(subject => subject.EventId).OfType<Guid>().Distinct().ToList(), subjects.Select(subject => subject.SpaceId).Distinct().ToList());
        var lines = db.ReleaseLines.AsNoTracking().Where(line => events.Contains(line.EventId));
        return new()
        {
            Names = await db.People.Where(person => writers.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken),
            Questions = await db.Questions.Include(question => question.Carriages).AsNoTracking().Where(question => ids.Contains(question.Id)).ToDictionaryAsync(question => question.Id, cancellationToken),
            Releases = await lines.Where(line => ids.Contains(line.SessionId) && !lines.Any(other => other.SessionId == line.SessionId && other.Number > line.Number))
                .ToDictionaryAsync(line => line.SessionId, cancellationToken),
            Roles = (await db.Memberships.AsNoTracking().Where(held => held.PersonId == personId && spaces.Contains(held.SpaceId) && !held.IsWaiting)
                .OrderByDescending(held => held.Role).ToListAsync(cancellationToken)).ToLookup(held => held.SpaceId),
            Zones = await db.Events.Where(row => events.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Zone, cancellationToken),
        };
    }
}
