using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Programme;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Capture;

/// <summary>What every writing of an entry needs to look up: the session, the names, the entry itself.</summary>
public sealed class EntryWriter(RapportDb db)
{
    private readonly Dictionary<(Guid Session, Reader Reader), Visibility?> sessions = [];

    /// <summary>The session's visibility; null when there is no such session for this reader in the event.</summary>
    public async Task<Visibility?> SessionAsync(Guid sessionId, OperationPlace place, CancellationToken cancellationToken)
    {
        if (!sessions.TryGetValue((sessionId, place.Reader), out var visibility))
        {
            visibility = await db.Subjects.VisibleTo(place.Reader)
                .Where(subject => subject.Id == sessionId && subject.Kind == Session.SubjectKind && subject.EventId == place.EventId)
                .Select(subject => (Visibility?)subject.Visibility)
                .SingleOrDefaultAsync(cancellationToken);
            sessions[(sessionId, place.Reader)] = visibility;
        }

        return visibility;
    }

    /// <summary>The content with the name of whoever said it or will do it.</summary>
    public async Task<Outcome<EntryContent>> NameAsync(EntryContent content, WhoInput? who, OperationPlace place, CancellationToken cancellationToken)
    {
        var name = who switch
        {
            null => "",
            { Speaker: { } id } => await db.SpeakersKnownTo(place.Reader, place.EventId).Where(speaker => speaker.Id == id)
                .Select(speaker => speaker.Name).SingleOrDefaultAsync(cancellationToken),
            { Person: { } id } => await PeopleKnown(place).Where(person => person.Id == id)
                .Select(person => person.Name).SingleOrDefaultAsync(cancellationToken),
            _ => PlainText.Clean(who.Name ?? "").Trim(),
        };
        return name is null
            ? new Problem("who_unknown", "The person named here is not known to this event.")
            : content with { Who = name, SpeakerId = who?.Speaker, PersonId = who?.Speaker is null ? who?.Person : null };
    }

    /// <summary>
    /// Whose name the sender reads anyway: their own, those of whoever wrote or speaks in what they see, and, for
    /// organisers, of whoever has a role. An id is no secret, so it must not tell a name to others.
    /// </summary>
    private IQueryable<Person> PeopleKnown(OperationPlace place)
    {
        var (self, eventId, spaceId, isOrganiser) = (place.PersonId, place.EventId, place.Ground.SpaceId, place.Reader.IsOrganiser);
        var written = db.Subjects.VisibleTo(place.Reader).Where(subject => subject.EventId == eventId && subject.Kind == Entry.SubjectKind);
        var (speakers, roles) = (db.SpeakersKnownTo(place.Reader, eventId), db.Memberships);
        return db.People.Where(person => person.Id == self
            || written.Any(subject => subject.AuthorId == person.Id)
            || speakers.Any(speaker => speaker.PersonId == person.Id)
            || (isOrganiser && roles.Any(held => held.PersonId == person.Id && held.SpaceId == spaceId && (held.EventId == null || held.EventId == eventId))));
    }

    /// <summary>An entry of the event that the reader may see, with its subject, both to be changed; also one of this very batch.</summary>
    public async Task<Outcome<EntryHeld>> FindAsync(Guid? entryId, OperationPlace place, CancellationToken cancellationToken)
    {
        var subject = entryId is null ? null : await db.Subjects.FindAsync([entryId.Value], cancellationToken);
        var entry = subject?.EventId == place.EventId && subject.IsVisibleTo(place.Reader)
            ? await db.Entries.FindAsync([subject.Id], cancellationToken)
            : null;
        return entry is null
            ? new Problem("entry_unknown", "There is no such entry here, or it was taken back.")
            : new EntryHeld(entry, subject!);
    }

    /// <summary>The texts that compete with what the entry shows, to be settled; also those of this very batch.</summary>
    public async Task<IReadOnlyList<EntryRevision>> CompetingAsync(Guid entryId, CancellationToken cancellationToken)
    {
        await db.EntryRevisions.Where(revision => revision.EntryId == entryId && revision.IsCompeting).LoadAsync(cancellationToken);
        return [.. db.EntryRevisions.Local.Where(revision => revision.EntryId == entryId && revision.IsCompeting)];
    }

    public static Problem? RefuseWriting(OperationPlace place) =>
        place.IsSealed ? new("event_sealed", "This event is sealed: its record can be read, not changed.")
        : !place.Reader.MayCapture ? new("not_team", "Only the event's team can do this.")
        : null;
}
