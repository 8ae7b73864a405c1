using Microsoft.EntityFrameworkCore;
using Rapport.Features.Notes.Passages;
using Rapport.Features.Notes.States;
using Rapport.Features.Notes.Templates;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notes;

public static class NoteRows
{
    extension(RapportDb db)
    {
        public DbSet<Note> Notes => db.Set<Note>();

        public DbSet<NoteUpdate> NoteUpdates => db.Set<NoteUpdate>();

        public DbSet<NoteClient> NoteClients => db.Set<NoteClient>();

        public DbSet<NoteText> NoteTexts => db.Set<NoteText>();

        public DbSet<NoteState> NoteStates => db.Set<NoteState>();

        public DbSet<Passage> Passages => db.Set<Passage>();

        public DbSet<NoteTemplate> NoteTemplates => db.Set<NoteTemplate>();

        /// <summary>What new notes of a space begin with, as Markdown.</summary>
        public async Task<string> TemplateOfAsync(Guid spaceId, CancellationToken cancellationToken) =>
            await db.NoteTemplates.Where(template => template.SpaceId == spaceId).Select(template => template.Text).SingleOrDefaultAsync(cancellationToken) ?? NoteTemplate.Usual;

        /// <summary>The notes of an event as somebody there may know of them.</summary>
        public IQueryable<Subject> NoteSubjects(ActPlace place) =>
            db.Subjects.VisibleTo(place.Reader).Where(subject => subject.EventId == place.EventId && subject.Kind == Note.SubjectKind);

        public Task<List<Passage>> PassagesOfAsync(Guid noteId, CancellationToken cancellationToken) =>
            db.Passages.Where(passage => passage.NoteId == noteId).ToListAsync(cancellationToken);

        /// <summary>A note's text, to be written; begun where there is none. The act saves.</summary>
        public async Task<NoteText> TextOfAsync(Guid noteId, CancellationToken cancellationToken) =>
            await db.NoteTexts.FindAsync([noteId], cancellationToken) ?? db.Add(new NoteText(noteId)).Entity;

        /// <summary>A note's log from a number on, in order.</summary>
        public IQueryable<NoteUpdate> LogOf(Guid noteId, int generation, long after) =>
            db.NoteUpdates.AsNoTracking().Where(update => update.NoteId == noteId && update.Generation == generation && update.Number > after).OrderBy(update => update.Number);
    }
}
