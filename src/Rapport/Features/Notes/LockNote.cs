using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notes;

/// <summary>Who writes in a note locks it when it is final; an editor unlocks it.</summary>
public sealed class LockNote(RapportDb db, TimeProvider time)
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

    public async Task<Outcome<Guid>> UnlockAsync(Guid id, ActPlace place, CancellationToken cancellationToken)
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
