using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notifications;

/// <summary>
/// What people may know of at this moment: asked when a notice is written, when it is shown and when it is mailed. A role
/// counts in its own space or event alone.
/// </summary>
public sealed class NoticeSight(RapportDb db)
{
    private readonly Dictionary<(Guid Person, Guid Space, Guid? Event), Reader> readers = [];
    private readonly Dictionary<Guid, bool> hosts = [];
    private readonly Dictionary<Guid, Subject> subjects = [];

    /// <summary>Reads what these ids are, with the places they stand in.</summary>
    public async Task LookAtAsync(IEnumerable<Guid> ids, CancellationToken cancellationToken)
    {
        await LoadAsync([.. ids.Where(id => !subjects.ContainsKey(id)).Distinct()], cancellationToken);
        var places = subjects.Values.Select(subject => subject.EventId ?? subject.SpaceId).Concat(subjects.Values.Select(subject => subject.SpaceId));
        await LoadAsync([.. places.Where(id => !subjects.ContainsKey(id)).Distinct()], cancellationToken);
    }

    public Subject? Find(Guid id) => subjects.GetValueOrDefault(id);

    /// <summary>Where something stands: its event, or else its space.</summary>
    public Subject PlaceOf(Subject subject) => subjects[subject.EventId ?? subject.SpaceId];

    public async Task<bool> MayKnowAsync(NoticeKind kind, Guid personId, Guid subjectId, Guid? causeId, CancellationToken cancellationToken)
    {
        if (Find(subjectId) is not { } subject)
        {
            return false;
        }

        // That a role was lost may be known also where the place is closed from then on; it is not named then.
        if (kind == NoticeKind.Role)
        {
            return true;
        }

        var reader = await ReaderAsync(personId, subject, cancellationToken);
        if (!PlaceOf(subject).IsVisibleTo(reader))
        {
            return false;
        }

        var isKnown = kind == NoticeKind.Moderated
            ? subject.AuthorId == personId && subject.State != SubjectState.Withdrawn
            : subject.IsVisibleTo(reader);
        return isKnown && (causeId is not { } cause || Find(cause)?.IsVisibleTo(reader) == true);
    }

    public async Task<Reader> ReaderAsync(Guid personId, Subject subject, CancellationToken cancellationToken)
    {
        var key = (personId, subject.SpaceId, subject.EventId);
        if (!readers.TryGetValue(key, out var reader))
        {
            reader = new Reader(personId, await db.RoleAsync(personId, subject.SpaceId, subject.EventId, cancellationToken), await IsHostAsync(personId, cancellationToken));
            readers.Add(key, reader);
        }

        return reader;
    }

    private async Task<bool> IsHostAsync(Guid personId, CancellationToken cancellationToken)
    {
        if (!hosts.TryGetValue(personId, out var isHost))
        {
            isHost = await db.People.AnyAsync(person => person.Id == personId && person.IsHost, cancellationToken);
            hosts.Add(personId, isHost);
        }

        return isHost;
    }

    private async Task LoadAsync(List<Guid> ids, CancellationToken cancellationToken)
    {
        foreach (var subject in ids.Count == 0 ? [] : await db.Subjects.AsNoTracking().Where(subject => ids.Contains(subject.Id)).ToListAsync(cancellationToken))
        {
            subjects[subject.Id] = subject;
        }
    }
}
