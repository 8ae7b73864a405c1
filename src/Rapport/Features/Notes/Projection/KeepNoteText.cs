using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notes.Projection;

/// <summary>
/// Writes down what a note says by now, and that these people wrote in it: one activity for each of them and a few minutes. One of
/// them moves on to the end of the log each time while they go on.
/// </summary>
public sealed class KeepNoteText(RapportDb db, TimeProvider time) : IPatientAct
{
    public const string Verb = "note.edited";

    private static readonly Problem Behind = new("note_behind", "Somebody marked a passage at the same moment.");
    private static readonly TimeSpan FewMinutes = TimeSpan.FromMinutes(5);

    public async Task<Outcome<bool>> RunAsync(Guid noteId, NoteReading reading, IReadOnlyList<Guid> writers, CancellationToken cancellationToken)
    {
        var (texts, passages) = (db.NoteTexts, db.Passages);
        var known = await db.Notes.Where(note => note.Id == noteId).Join(db.Subjects, note => note.Id, subject => subject.Id, (note, subject) => new { note, subject })
            .LeftJoin(texts, row => row.note.Id, text => text.NoteId, (row, text) => new
            {
                row.note.Generation,
                Subject = row.subject,
                Passages = passages.Count(passage => passage.NoteId == noteId),
                HasText = text != null,
                IsOld = text == null || text.Generation != reading.Generation || text.UpTo < reading.UpTo || (text.UpTo == reading.UpTo && text.Passages < reading.Passages),
            }).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (known?.Generation != reading.Generation || !known.IsOld)
        {
            // Another node was faster, or it was begun anew.
            return true;
        }

        if (known.Passages != reading.Passages)
        {
            return Behind;
        }

        var now = time.Now();
        var text = new NoteText(noteId);
        text.Become(reading, now);
        db.Entry(text).State = known.HasText ? EntityState.Modified : EntityState.Added;
        await RecordAsync(known.Subject, writers, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>
    /// Whoever follows the log looks again when one activity is new or has moved: those who wrote a moment ago need not all move.
    /// </summary>
    private async Task RecordAsync(Subject note, IReadOnlyList<Guid> writers, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (writers.Count == 0)
        {
            return;
        }

        var since = now - FewMinutes;
        var earlier = await db.Activities.Where(activity => activity.SubjectId == note.Id && activity.Verb == Verb && activity.At > since && writers.Contains(activity.ActorId!.Value)).ToListAsync(cancellationToken);
        var fresh = writers.Except(earlier.Select(activity => activity.ActorId!.Value)).ToList();
        var moved = fresh.Count == 0 ? earlier.OrderBy(activity => activity.Number).Take(1).ToList() : [];
        db.RemoveRange(moved);
        db.AddRange(moved.Select(activity => new Activity(Ids.New(time), Verb, note, activity.ActorId, activity.At)));
        db.AddRange(fresh.Select(writer => new Activity(Ids.New(time), Verb, note, writer, now)));
    }
}
