using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;

namespace Rapport.Features.Notes;

public static class NoteRows
{
    extension(RapportDb db)
    {
        public DbSet<Note> Notes => db.Set<Note>();

        public DbSet<NoteUpdate> NoteUpdates => db.Set<NoteUpdate>();

        public DbSet<NoteClient> NoteClients => db.Set<NoteClient>();

        public DbSet<NoteText> NoteTexts => db.Set<NoteText>();

        /// <summary>A note's log from a number on, in order.</summary>
        public IQueryable<NoteUpdate> LogOf(Guid noteId, int generation, long after) =>
            db.NoteUpdates.AsNoTracking().Where(update => update.NoteId == noteId && update.Generation == generation && update.Number > after).OrderBy(update => update.Number);
    }
}
