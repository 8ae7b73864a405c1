using Microsoft.EntityFrameworkCore;
using Rapport.Features.Notes;
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
    }
}
