using Microsoft.EntityFrameworkCore;
using Rapport.Features.Operations;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notes.Passages;

/// <summary>
/// <c>passage.mark</c>: somebody who captures here points at words of a note, also of a final one: nothing in it changes.
/// Whatever they go on to say of them, or make of them, names the passage.
/// </summary>
public sealed class MarkPassage(RapportDb db) : IOperationKind
{
    public const string Verb = "passage.marked";

    private static readonly Problem Full = new("passages_full", $"So many passages of this note are marked that no more are taken: {Passage.Most}.");

    private static readonly Problem FullOfOne = new("passages_full", $"You have marked {Passage.MostOfOne} passages of this note, and no more are taken of one person.");

    public string Kind => "passage.mark";

    public async Task<Outcome<Activity>> HandleAsync(Operation operation, ActPlace place, CancellationToken cancellationToken)
    {
        if (OperationRules.RefuseCapture(place) is { } refusal)
        {
            return refusal;
        }

        var read = PassageInput.Read(operation);
        if (read.IsRefused)
        {
            return read.Problem;
        }

        var (input, words) = (read.Value, read.Value.Cleaned);
        var (self, shown, fresh) = (place.PersonId, db.Subjects.Where(subject => subject.State == SubjectState.Shown), db.Passages.Local.Where(passage => passage.NoteId == input.Note).ToList());
        var (notes, marked) = (db.Notes.Where(note => note.Id == input.Note), db.Passages.Where(passage => passage.NoteId == input.Note && shown.Any(subject => subject.Id == passage.Id)));
        var note = await db.NoteSubjects(place).AsNoTracking().Where(subject => subject.Id == input.Note)
            .Select(subject => new { Subject = subject, Generation = notes.Select(row => row.Generation).Single(), Count = marked.Count(), Own = marked.Count(passage => passage.MadeById == self) })
            .SingleOrDefaultAsync(cancellationToken);
        var problem = note is null ? NoteProblems.Unknown
            : note.Generation != input.Generation ? NoteProblems.GenerationOver
            : note.Count + fresh.Count >= Passage.Most ? Full
            : note.Own + fresh.Count(passage => passage.MadeById == self) >= Passage.MostOfOne ? FullOfOne
            : Passage.Refuse(words);
        return problem is not null ? problem : Keep(operation, input, words, note!.Subject, place);
    }

    private Activity Keep(Operation operation, PassageInput input, string words, Subject note, ActPlace place)
    {
        var subject = new Subject(operation.Id, Passage.SubjectKind, new(note.SpaceId, note.EventId, note.SessionId), place.PersonId, operation.ReceivedAt)
            .Named(words, $"{note.Address}#p-{operation.Id}")
            .SeenBy(Visibility.Public, note.Visibility);
        db.Add(subject);
        db.Add(new Passage(operation.Id, note.Id, input.Generation, words).Between(input.From.GetRawText(), input.To.GetRawText()).Made(place.PersonId, operation.ReceivedAt));
        return new Activity(operation.Id, Verb, subject, place.PersonId, operation.ReceivedAt).About(note.Id);
    }
}
