using Microsoft.EntityFrameworkCore;
using Rapport.Features.Notes.Projection;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notes.Redaction;

/// <summary>Takes words out of a note for good, wherever they stand in it: an editor's act, also when the event is sealed.</summary>
public sealed class RedactNote(RapportDb db, RestartNote anew, TimeProvider time)
{
    public async Task<Outcome<Guid>> RunAsync(Guid noteId, string? words, ActPlace place, CancellationToken cancellationToken)
    {
        await db.LockStreamAsync(place.EventId, cancellationToken);
        var subject = await db.NoteSubjects(place).SingleOrDefaultAsync(row => row.Id == noteId, cancellationToken);
        if (subject is null || !place.Reader.IsEditor)
        {
            return NoteProblems.Unknown;
        }

        var lines = RedactedWords.Of(words);
        if (lines.IsRefused)
        {
            return lines.Problem;
        }

        if (!await anew.RunAsync(noteId, place.PersonId, document => [.. lines.Value.SelectMany(line => document.Holding(NoteRoot.Name, line))], cancellationToken))
        {
            return RedactedWords.NotThere;
        }

        db.Add(new Activity(Ids.New(time), "note.redacted", subject, place.PersonId, time.Now()));
        await db.SaveChangesAsync(cancellationToken);
        return noteId;
    }
}
