using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notes.Projection;

/// <summary>
/// Writes down what a note says by now, and that these people wrote in it: one activity for each of them and a few minutes, which
/// moves on to the end of the log while they go on.
/// </summary>
public sealed class KeepNoteText(RapportDb db, TimeProvider time)
{
    public const string Verb = "note.edited";

    private static readonly Problem Behind = new("note_behind", "Somebody marked a passage at the same moment.");
    private static readonly TimeSpan FewMinutes = TimeSpan.FromMinutes(5);

    public async Task<Outcome<bool>> RunAsync(Guid noteId, NoteReading reading, IReadOnlyList<Guid> writers, CancellationToken cancellationToken)
    {
        var text = await db.NoteTexts.FindAsync([noteId], cancellationToken);
        var generation = await db.Notes.Where(note => note.Id == noteId).Select(note => (int?)note.Generation).SingleOrDefaultAsync(cancellationToken);
        if (generation != reading.Generation || (text is not null && text.Generation == reading.Generation && (text.UpTo, text.Passages).CompareTo((reading.UpTo, reading.Passages)) >= 0))
        {
            // Another node was faster, or it was begun anew.
            return true;
        }

        if (await db.Passages.CountAsync(passage => passage.NoteId == noteId, cancellationToken) != reading.Passages)
        {
            return Behind;
        }

        var now = time.Now();
        (text ?? db.Add(new NoteText(noteId)).Entity).Become(reading, now);
        var subject = await db.Subjects.AsNoTracking().SingleAsync(row => row.Id == noteId, cancellationToken);
        var since = now - FewMinutes;
        var earlier = await db.Activities.Where(activity => activity.SubjectId == noteId && activity.Verb == Verb && activity.At > since).ToListAsync(cancellationToken);
        foreach (var writer in writers)
        {
            var mine = earlier.Where(activity => activity.ActorId == writer).ToList();
            db.RemoveRange(mine);
            db.Add(new Activity(Ids.New(time), Verb, subject, writer, mine.Count > 0 ? mine.Min(activity => activity.At) : now));
        }

        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
