using Microsoft.EntityFrameworkCore;
using Rapport.Features.Programme;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notes;

/// <summary>Whoever started a note, or an editor, says who reads it.</summary>
public sealed class SetNoteVisibility(RapportDb db, TimeProvider time)
{
    public async Task<Outcome<Guid>> RunAsync(Guid id, Visibility? wanted, ActPlace place, CancellationToken cancellationToken)
    {
        await db.LockStreamAsync(place.EventId, cancellationToken);
        var subject = await db.NoteSubjects(place).SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (subject is null || !place.Reader.IsSignedIn || !(place.Reader.IsEditor || subject.AuthorId == place.PersonId))
        {
            return NoteProblems.Unknown;
        }

        // What several wrote is never one person's alone.
        return await db.ShowSharedToAsync(subject, wanted, place, time, cancellationToken);
    }
}
