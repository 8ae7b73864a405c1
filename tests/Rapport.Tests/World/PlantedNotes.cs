using Microsoft.EntityFrameworkCore;
using Rapport.Features.Notes;
using Rapport.Features.Notes.Passages;
using Rapport.Features.Programme;
using Rapport.Shared;

namespace Rapport.Tests;

/// <summary>Notes that several people write.</summary>
public static class PlantedNotes
{
    extension(World world)
    {
        /// <summary>A session's note with nothing in it.</summary>
        public async Task<Note> NoteAsync(Session session, Guid byId, Visibility visibility = Visibility.Team, string title = "")
        {
            var now = world.Time.GetUtcNow();
            var note = new Note(Ids.New(world.Time), session.EventId, session.Id, title).Started(byId, now);
            await world.PlantAsync(async db =>
            {
                var home = await db.Subjects.SingleAsync(row => row.Id == session.Id, World.Cancelled);
                db.Add(new Subject(note.Id, Note.SubjectKind, new(home.SpaceId, home.EventId, session.Id), byId, now)
                    .Named(session.Title, $"{home.Address}/notes/{note.Id}").SeenBy(visibility, home.Visibility));
                db.Add(note);
            });
            return note;
        }

        /// <summary>Words of a note that somebody points at, wherever they are.</summary>
        public async Task<Passage> PassageAsync(Note note, Guid byId, string words = "Twelve indicators")
        {
            var now = world.Time.GetUtcNow();
            var passage = new Passage(Ids.New(world.Time), note.Id, 1, words).Between("""{"tname":"default","assoc":0}""", """{"tname":"default","assoc":-1}""").Made(byId, now);
            await world.PlantAsync(async db =>
            {
                var home = await db.Subjects.SingleAsync(row => row.Id == note.Id, World.Cancelled);
                var subject = new Subject(passage.Id, Passage.SubjectKind, new(home.SpaceId, home.EventId, home.SessionId), byId, now).Named(words, $"{home.Address}#p-{passage.Id}").SeenBy(Visibility.Public, home.Visibility);
                db.Add(subject);
                db.Add(passage);
                db.Add(new Activity(Ids.New(world.Time), MarkPassage.Verb, subject, byId, now).About(note.Id));
            });
            return passage;
        }
    }
}
