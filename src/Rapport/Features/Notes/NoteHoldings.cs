using Microsoft.EntityFrameworkCore;
using Rapport.Features.Notes.Passages;
using Rapport.Features.Notes.Projection;
using Rapport.Features.Notes.Redaction;
using Rapport.Features.Notes.Rooms;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notes;

/// <summary>
/// In which notes somebody wrote, and which they began or locked. A note is what several made, also for who began it: their
/// words alone go with somebody, and the document begins anew without them.
/// </summary>
public sealed class NoteHoldings(RapportDb db, RestartNote anew) : IHoldAboutPeople
{
    public IReadOnlyCollection<string> Tables => ["notes", "note_updates", "note_clients", "note_templates", "passages"];

    public IReadOnlyCollection<string> Kinds => [Passage.SubjectKind];

    public async Task<IReadOnlyList<Holding>> ReadAsync(Guid personId, CancellationToken cancellationToken)
    {
        var subjects = db.SubjectsKnownTo(personId).Where(subject => subject.State != SubjectState.Withdrawn);
        var (updates, clients) = (db.NoteUpdates, db.NoteClients);
        var written = db.Notes.Where(note => clients.Any(client => client.NoteId == note.Id && client.PersonId == personId)).OrderBy(note => note.StartedAt).ThenBy(note => note.Id)
            .Join(subjects, note => note.Id, subject => subject.Id, (note, subject) => new
            {
                subject.Title,
                subject.Address,
                Changes = updates.Count(update => update.NoteId == note.Id && update.PersonId == personId),
                Last = updates.Where(update => update.NoteId == note.Id && update.PersonId == personId).Max(update => (DateTimeOffset?)update.ReceivedAt),
            });
        var begun = db.Notes.Where(note => note.StartedById == personId || note.LockedById == personId).OrderBy(note => note.StartedAt).ThenBy(note => note.Id)
            .Join(subjects, note => note.Id, subject => subject.Id, (note, subject) => new { subject.Title, subject.Address, note.StartedAt, Locked = note.LockedById == personId ? note.LockedAt : null });
        var templates = db.NoteTemplates.Where(template => template.WrittenById == personId).OrderBy(template => template.WrittenAt)
            .Join(db.Spaces, template => template.SpaceId, space => space.Id, (template, space) => new { space.Name, space.Slug, template.WrittenAt });
        var marked = db.Passages.Where(passage => passage.MadeById == personId || passage.ResolvedById == personId).OrderBy(passage => passage.MadeAt).ThenBy(passage => passage.Id)
            .Join(subjects, passage => passage.Id, subject => subject.Id, (passage, subject) => new { passage.Words, subject.Address, passage.MadeAt, Resolved = passage.ResolvedById == personId ? passage.ResolvedAt : null });
        return
        [
            await written.HoldAsync("Notes that you wrote in", "notes", row => new(row.Title, row.Address), cancellationToken),
            await begun.HoldAsync("Notes that you began or locked", "begun-notes", row => new(row.Title, row.Address), cancellationToken),
            await marked.HoldAsync("Passages of notes that you marked or resolved", "passages", row => new(row.Words, row.Address), cancellationToken),
            await templates.HoldAsync("Templates of notes that you wrote", "note-templates", row => new(row.Name, $"/{row.Slug}/note-template"), cancellationToken),
        ];
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        var clients = (await db.NoteClients.Where(client => client.PersonId == erasure.PersonId).ToListAsync(cancellationToken))
            .ToLookup(row => row.NoteId, row => row.Client);
        var notes = clients.Select(one => one.Key).Order().ToList();
        foreach (var note in erasure.KeepsWords ? [] : notes)
        {
            var own = clients[note].ToHashSet();
            await anew.RunAsync(note, erasure.PersonId, document => document.WrittenBy(NoteRoot.Name, own), cancellationToken);
        }

        await db.TouchAsync(db.Subjects.Where(subject => notes.Contains(subject.Id)), Activity.NameChanged, erasure.At, cancellationToken);
        if (!erasure.KeepsWords)
        {
            await db.Passages.Where(passage => passage.MadeById == erasure.PersonId).ExecuteUpdateAsync(row => row.SetProperty(passage => passage.Words, ""), cancellationToken);
        }
    }
}
