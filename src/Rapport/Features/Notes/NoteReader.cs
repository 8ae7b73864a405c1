using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Notes.Passages;
using Rapport.Features.Programme;
using Rapport.Platform.Data;
using Rapport.Platform.Live;
using Rapport.Platform.Text;
using Rapport.Shared;

namespace Rapport.Features.Notes;

/// <summary>Reads notes for pages.</summary>
public sealed class NoteReader(RapportDb db, ITextMarker marker, IListPhotos photos, PassageReader passages, LiveLog log)
{
    private const int WriterLimit = 50;

    /// <summary>Up to which number of the log a page knows everything; read before anything else.</summary>
    public Task<long> LiveAtAsync(Guid eventId, CancellationToken cancellationToken) =>
        log.LastNumberAsync(eventId, cancellationToken);

    /// <summary>Those of a session that a reader sees, the session's own first.</summary>
    public Task<IReadOnlyList<NoteView>> OfSessionAsync(Guid sessionId, Reader reader, CancellationToken cancellationToken) =>
        ReadAsync(db.Subjects.VisibleTo(reader), db.Notes.Where(note => note.SessionId == sessionId), reader.Audience, cancellationToken);

    /// <summary>Those of a session that everybody of an audience sees.</summary>
    public Task<IReadOnlyList<NoteView>> OfSessionAsync(Guid sessionId, Audience audience, CancellationToken cancellationToken) =>
        ReadAsync(db.Subjects.VisibleTo(audience), db.Notes.Where(note => note.SessionId == sessionId), audience, cancellationToken);

    /// <summary>Null where there is none in this session for this reader.</summary>
    /// <param name="session">Its slug.</param>
    public async Task<NoteView?> FindAsync(Guid id, string session, Place place, CancellationToken cancellationToken)
    {
        var found = await ReadAsync(db.Subjects.VisibleTo(place.Reader), db.Notes.Where(note => note.Id == id && note.EventId == place.StreamId), place.Reader.Audience, cancellationToken);
        return found.SingleOrDefault(view => view.SessionAddress == $"{place.Address}/{session}");
    }

    /// <summary>What a new note of a space begins with.</summary>
    public async Task<SafeHtml> StarterAsync(Guid spaceId, CancellationToken cancellationToken) =>
        Markup.FromMarkdown(await db.TemplateOfAsync(spaceId, cancellationToken), topHeading: 2);

    /// <summary>What whoever writes in a note can put into it.</summary>
    public Task<IReadOnlyList<PhotoShown>> PhotosAsync(NoteView note, Reader reader, CancellationToken cancellationToken) =>
        photos.OfSessionAsync(note.SessionId, reader, cancellationToken);

    public Task<IReadOnlyList<PassageView>> PassagesAsync(NoteView note, Place place, CancellationToken cancellationToken) =>
        passages.OfNoteAsync(note, place, cancellationToken);

    private async Task<IReadOnlyList<NoteView>> ReadAsync(IQueryable<Subject> visible, IQueryable<Note> notes, Audience audience, CancellationToken cancellationToken)
    {
        var rows = await (
            from note in notes
            join subject in visible on note.Id equals subject.Id
            join session in db.Sessions on note.SessionId equals session.Id
            join home in db.Subjects on session.Id equals home.Id
            join text in db.NoteTexts on note.Id equals text.NoteId into texts
            from text in texts.DefaultIfEmpty()
            orderby note.Title.Length > 0, note.StartedAt
            select new { Note = note, Subject = subject, session.Title, home.Address, home.Visibility, session.IsOffRecord, Html = text.Html ?? "", At = (DateTimeOffset?)text.At }).AsNoTracking().ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return [];
        }

        var ids = rows.Select(row => row.Note.Id).ToArray();
        var writers = (await db.NoteClients.Where(client => ids.Contains(client.NoteId)).Select(client => new { client.NoteId, client.PersonId }).Distinct()
            .Join(db.People, client => client.PersonId, person => person.Id, (client, person) => new { client.NoteId, person.Name })
            .OrderBy(row => row.Name).Take(WriterLimit * ids.Length).ToListAsync(cancellationToken)).ToLookup(row => row.NoteId, row => row.Name);
        var marks = await marker.InAsync(rows[0].Subject.SpaceId, audience, cancellationToken);
        return rows.ConvertAll(row => new NoteView(row.Note.Id, row.Note.Title, row.Subject.Address, row.Title, row.Address)
        {
            SessionId = row.Note.SessionId,
            Own = row.Subject.OwnVisibility,
            Around = Session.Widest(row.IsOffRecord, row.Visibility),
            Drawn = new(row.Html),
            WrittenAt = row.At,
            IsLocked = row.Note.IsLocked,
            StartedById = row.Note.StartedById,
            Writers = [.. writers[row.Note.Id]],
            Marks = marks,
        });
    }
}
