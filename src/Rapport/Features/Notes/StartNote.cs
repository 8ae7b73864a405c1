using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notes;

/// <summary>Begins the note of a session, or one more for a group. Where there is one of that title it is that: two who begin it at once write in one.</summary>
public sealed class StartNote(RapportDb db, TimeProvider time)
{
    /// <returns>Its address.</returns>
    public async Task<Outcome<string>> RunAsync(Guid sessionId, string? title, ActPlace place, CancellationToken cancellationToken)
    {
        await db.LockStreamAsync(place.EventId, cancellationToken);
        var session = await db.Sessions.Where(row => row.Id == sessionId && row.EventId == place.EventId)
            .Join(db.Subjects.VisibleTo(place.Reader), row => row.Id, subject => subject.Id, (row, subject) => new { row.IsOffRecord, row.Title, Subject = subject })
            .AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (session is null || !place.Reader.MayCapture)
        {
            return ProgrammeProblems.UnknownSession;
        }

        var words = PlainText.Clean(title ?? "").Trim();
        if ((place.IsSealed ? EventProblems.Sealed : Note.RefuseTitle(words)) is { } problem)
        {
            return problem;
        }

        var earlier = await db.Notes.Where(note => note.SessionId == sessionId && note.Title == words)
            .Join(db.Subjects.VisibleTo(place.Reader), note => note.Id, subject => subject.Id, (_, subject) => subject.Address).FirstOrDefaultAsync(cancellationToken);
        if (earlier is not null)
        {
            return earlier;
        }

        var shown = db.Subjects.Where(subject => subject.State == SubjectState.Shown);
        if (await db.Notes.CountAsync(note => note.SessionId == sessionId && shown.Any(subject => subject.Id == note.Id), cancellationToken) >= Note.Most)
        {
            return NoteProblems.TooMany;
        }

        return await KeepAsync(words, session.Title, session.Subject, place, cancellationToken);
    }

    private async Task<string> KeepAsync(string words, string session, Subject around, ActPlace place, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var note = new Note(Ids.New(time), place.EventId, around.Id, words).Started(place.PersonId, now);
        var subject = new Subject(note.Id, Note.SubjectKind, new(place.Within.SpaceId, place.EventId, around.Id), place.PersonId, now)
            .Named(words.Length > 0 ? $"{words}: {session}" : session, $"{around.Address}/notes/{note.Id}")
            .SeenBy(Visibility.Team, around.Visibility);
        db.Add(subject);
        db.Add(note);
        db.Add(new Activity(Ids.New(time), "note.started", subject, place.PersonId, now));
        await db.SaveChangesAsync(cancellationToken);
        return subject.Address;
    }
}
