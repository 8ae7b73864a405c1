using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notes;

/// <summary>Who writes in a note locks it when it is final; an editor opens it again. Whoever started it, or an editor, says who reads it.</summary>
public sealed class SettleNote(RapportDb db, TimeProvider time)
{
    public async Task<Outcome<Guid>> LockAsync(Guid id, ActPlace place, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, place, cancellationToken) is not var (note, subject) || !place.Reader.MayCapture || place.IsSealed)
        {
            return NoteProblems.Unknown;
        }

        if (!note.IsLocked)
        {
            note.Lock(place.PersonId, time.Now());
            await RecordAsync("note.locked", subject, place, cancellationToken);
        }

        return id;
    }

    public async Task<Outcome<Guid>> ReopenAsync(Guid id, ActPlace place, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, place, cancellationToken) is not var (note, subject) || !place.Reader.IsEditor || place.IsSealed)
        {
            return NoteProblems.Unknown;
        }

        if (note.IsLocked)
        {
            note.Reopen();
            await RecordAsync("note.reopened", subject, place, cancellationToken);
        }

        return id;
    }

    public async Task<Outcome<Guid>> ShareAsync(Guid id, Visibility? wanted, ActPlace place, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, place, cancellationToken) is not var (_, subject) || !place.Reader.IsSignedIn || !(place.Reader.IsEditor || subject.AuthorId == place.PersonId))
        {
            return NoteProblems.Unknown;
        }

        // What several wrote is never one person's alone.
        if ((wanted == Visibility.AuthorOnly ? ItemReaders.Unknown : ItemReaders.Refuse(subject, wanted, place)) is { } problem)
        {
            return problem;
        }

        if (subject.OwnVisibility != wanted)
        {
            db.Add(await db.ShowToAsync(Ids.New(time), subject, wanted!.Value, place, time, cancellationToken));
            await db.SaveChangesAsync(cancellationToken);
        }

        return id;
    }

    private async Task<(Note Note, Subject Subject)?> FindAsync(Guid id, ActPlace place, CancellationToken cancellationToken)
    {
        await db.LockStreamAsync(place.EventId, cancellationToken);
        var subject = await db.NoteSubjects(place).SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        return subject is null ? null : (await db.Notes.SingleAsync(note => note.Id == id, cancellationToken), subject);
    }

    private async Task RecordAsync(string verb, Subject subject, ActPlace place, CancellationToken cancellationToken)
    {
        db.Add(new Activity(Ids.New(time), verb, subject, place.PersonId, time.Now()));
        db.RingFor(new(Note.SubjectKind, subject.Id, IsHereToo: true));
        await db.SaveChangesAsync(cancellationToken);
    }
}
