using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Programme;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Capture;

/// <summary>What every writing of an entry needs to look up: the session, the names, the entry itself.</summary>
public sealed class EntryWriter(RapportDb db)
{
    private readonly Dictionary<(Guid Session, Reader Reader), Visibility?> sessions = [];

    /// <summary>The visibility of what is captured in a session; null when there is no such session for this reader in the event.</summary>
    public async Task<Visibility?> SessionAsync(Guid sessionId, OperationPlace place, CancellationToken cancellationToken)
    {
        if (!sessions.TryGetValue((sessionId, place.Reader), out var visibility))
        {
            visibility = await db.Subjects.VisibleTo(place.Reader)
                .Where(subject => subject.Id == sessionId && subject.Kind == Session.SubjectKind && subject.EventId == place.EventId)
                .Join(db.Sessions, subject => subject.Id, session => session.Id, (subject, session) => (Visibility?)(session.IsOffRecord && subject.Visibility < Visibility.Team ? Visibility.Team : subject.Visibility))
                .SingleOrDefaultAsync(cancellationToken);
            sessions[(sessionId, place.Reader)] = visibility;
        }

        return visibility;
    }

    /// <summary>The content with the name of whoever said it or will do it.</summary>
    public async Task<Outcome<EntryContent>> NameAsync(EntryContent content, WhoInput? who, OperationPlace place, CancellationToken cancellationToken)
    {
        var known = who is null or { Speaker: not null } or { Person: not null } ? who : await RecogniseAsync(who, place, cancellationToken);
        var name = known switch
        {
            null => "",
            { Speaker: { } id } => await db.Speakers.Where(speaker => speaker.Id == id && speaker.EventId == place.EventId)
                .Select(speaker => speaker.Name).SingleOrDefaultAsync(cancellationToken),
            { Person: { } id } => await db.People.Where(person => person.Id == id && person.ErasedAt == null)
                .Select(person => person.Name).SingleOrDefaultAsync(cancellationToken),
            _ => PlainText.Clean(known.Name ?? "").Trim(),
        };
        return name is null
            ? new Problem("who_unknown", "The person named here is not known to this event.")
            : content with { Who = name, SpeakerId = known?.Speaker, PersonId = known?.Speaker is null ? known?.Person : null };
    }

    /// <summary>What whoever speaks in a quote or is in a photo has agreed to: the name may have to go, or the entry to wait.</summary>
    public async Task<(EntryContent Content, bool Waits)> HonourAsync(EntryKind kind, EntryContent content, Guid? sessionId, CancellationToken cancellationToken)
    {
        if (kind == EntryKind.Photo)
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
    private async Task<WhoInput> RecogniseAsync(WhoInput who, OperationPlace place, CancellationToken cancellationToken)
    {
        var name = PlainText.Clean(who.Name ?? "").Trim();
        var speakers = name.Length == 0 ? [] : await db.Speakers
            .Where(speaker => speaker.EventId == place.EventId && speaker.PersonId != null && (speaker.Name == name || speaker.CoveredName == name))
            .Select(speaker => speaker.Id).Take(2).ToListAsync(cancellationToken);
        return speakers is [var only] ? who with { Speaker = only } : who;
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
