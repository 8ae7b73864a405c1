using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Programme;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Platform.Text;
using Rapport.Shared;

namespace Rapport.Features.Capture;

/// <summary>What every writing of an entry needs to look up: the session, the names, the entry itself.</summary>
public sealed class EntryLookup(RapportDb db)
{
    private readonly Dictionary<(Guid Session, Reader Reader), (Visibility Around, Visibility Widest)?> sessions = [];

    /// <summary>
    /// Who reads what a session is, and how wide anything captured there may ever be for itself: off the record that is the
    /// team, whatever becomes of the session. Null when there is no such session for this reader in the event.
    /// </summary>
    public async Task<(Visibility Around, Visibility Widest)?> SessionAsync(Guid sessionId, ActPlace place, CancellationToken cancellationToken)
    {
        if (!sessions.TryGetValue((sessionId, place.Reader), out var known))
        {
            var found = await db.Subjects.VisibleTo(place.Reader)
                .Where(subject => subject.Id == sessionId && subject.Kind == Session.SubjectKind && subject.EventId == place.EventId)
                .Join(db.Sessions, subject => subject.Id, session => session.Id, (subject, session) => new { subject.Visibility, session.IsOffRecord })
                .SingleOrDefaultAsync(cancellationToken);
            known = found is null ? null : (found.Visibility, Session.Widest(found.IsOffRecord));
            sessions[(sessionId, place.Reader)] = known;
        }

        return known;
    }

    /// <summary>The content with the name of whoever said it or will do it.</summary>
    public async Task<Outcome<EntryContent>> NameAsync(EntryContent content, WhoInput? who, ActPlace place, CancellationToken cancellationToken)
    {
        var (speaker, name) = who switch
        {
            null => (null, ""),
            { Speaker: { } id } => (id, await db.SpeakersKnownTo(place.Reader, place.EventId).Where(row => row.Id == id)
                .Select(row => row.Name).SingleOrDefaultAsync(cancellationToken)),
            { Person: { } id } => (null, await PeopleKnown(place).Where(person => person.Id == id)
                .Select(person => person.Name).SingleOrDefaultAsync(cancellationToken)),
            _ => await RecogniseAsync(PlainText.Line(who.Name), place.EventId, cancellationToken),
        };
        return name is null
            ? new Problem("who_unknown", "The person named here is not known to this event.")
            : content with { Who = name, SpeakerId = speaker, PersonId = speaker is null ? who?.Person : null };
    }

    /// <summary>What whoever speaks in a quote or is in a picture has agreed to: the name may have to go, or the entry to wait.</summary>
    public async Task<(EntryContent Content, bool Waits)> HonourAsync(EntryKind kind, EntryContent content, Guid? sessionId, CancellationToken cancellationToken)
    {
        // A picture is one whatever the entry that brings it calls itself.
        if (content.FileId is not null && kind != EntryKind.Audio)
        {
            return (content, sessionId is { } session && await db.SpeakersOf(session).AnyAsync(person => person.Photos == PhotoConsent.No, cancellationToken));
        }

        if (kind != EntryKind.Quote || (content.SpeakerId is null && content.PersonId is null))
        {
            return (content, false);
        }

        var speakers = db.Speakers.Where(speaker => speaker.Id == content.SpeakerId);
        var wish = await db.People.Where(person => person.Id == content.PersonId || speakers.Any(speaker => speaker.PersonId == person.Id))
            .Select(person => person.Quotation).FirstOrDefaultAsync(cancellationToken);
        return (wish == Quotation.Nameless ? content with { Who = "" } : content, wish == Quotation.Ask);
    }

    /// <summary>A name as it was typed is a speaker's whose account is here: what they agreed to holds for it too.</summary>
    private async Task<(Guid? SpeakerId, string? Name)> RecogniseAsync(string typed, Guid eventId, CancellationToken cancellationToken)
    {
        var known = typed.Length == 0 ? [] : await db.Speakers.Where(speaker => speaker.EventId == eventId && speaker.PersonId != null)
            .Select(speaker => new { speaker.Id, speaker.Name, speaker.CoveredName }).ToListAsync(cancellationToken);
        var said = Folded(typed);
        var speakers = known.Where(speaker => Folded(speaker.Name) == said || (speaker.CoveredName is { } own && Folded(own) == said)).Take(2).ToList();
        return speakers is [var only] ? (only.Id, only.Name) : (null, typed);
    }

    private static string Folded(string name) => string.Join(' ', FoldedWords.In(name).Select(word => word.Text));

    /// <summary>
    /// Whose name the sender reads anyway: their own, those of whoever wrote or speaks in what they see, and, for
    /// organisers, of whoever has a role. An id is no secret, so it must not tell a name to others.
    /// </summary>
    private IQueryable<Person> PeopleKnown(ActPlace place)
    {
        var (self, eventId, spaceId, isOrganiser) = (place.PersonId, place.EventId, place.Within.SpaceId, place.Reader.IsOrganiser);
        var written = db.Subjects.VisibleTo(place.Reader).Where(subject => subject.EventId == eventId && subject.Kind == Entry.SubjectKind);
        var (speakers, roles) = (db.SpeakersKnownTo(place.Reader, eventId), db.Memberships);
        return db.People.Where(person => person.ErasedAt == null).Where(person => person.Id == self
            || written.Any(subject => subject.AuthorId == person.Id)
            || speakers.Any(speaker => speaker.PersonId == person.Id)
            || (isOrganiser && roles.Any(held => held.PersonId == person.Id && held.SpaceId == spaceId && (held.EventId == null || held.EventId == eventId))));
    }

    /// <summary>An entry of the event that the reader may see, with its subject, both to be changed; also one of this very batch.</summary>
    public async Task<Outcome<EntryWithSubject>> FindAsync(Guid? entryId, ActPlace place, CancellationToken cancellationToken)
    {
        var subject = entryId is null ? null : await db.Subjects.FindAsync([entryId.Value], cancellationToken);
        var entry = subject?.EventId == place.EventId && subject.IsVisibleTo(place.Reader)
            ? await db.Entries.FindAsync([subject.Id], cancellationToken)
            : null;
        return entry is null
            ? new Problem("entry_unknown", "There is no such entry here, or it was taken back.")
            : new EntryWithSubject(entry, subject!);
    }

    /// <summary>The texts that compete with what the entry shows, to be settled; also those of this very batch.</summary>
    public async Task<IReadOnlyList<EntryRevision>> CompetingAsync(Guid entryId, CancellationToken cancellationToken)
    {
        await db.EntryRevisions.Where(revision => revision.EntryId == entryId && revision.IsCompeting).LoadAsync(cancellationToken);
        return [.. db.EntryRevisions.Local.Where(revision => revision.EntryId == entryId && revision.IsCompeting)];
    }
}
