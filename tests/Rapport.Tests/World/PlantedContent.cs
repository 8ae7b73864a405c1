using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Capture;
using Rapport.Features.Comments;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Shared;

namespace Rapport.Tests;

/// <summary>Entries and comments as they stand after they arrived.</summary>
public static class PlantedContent
{
    extension(World world)
    {
        public async Task<Entry> EntryAsync(
            Event @event, Person author, string text = "Nobody reads a report of ninety pages.", Session? session = null, Visibility visibility = Visibility.Public)
        {
            var now = world.Time.GetUtcNow();
            var entry = new Entry(Ids.New(world.Time), EntryKind.Note, @event.Id, session?.Id, author.Id)
                .Captured(now, now, new EntryContent { Text = text });
            await world.PlantAsync(async db =>
            {
                var around = await db.Subjects.SingleAsync(row => row.Id == (session == null ? @event.Id : session.Id), World.Cancelled);
                var subject = new Subject(entry.Id, Entry.SubjectKind, new(@event.SpaceId, @event.Id, session?.Id), author.Id, now)
                    .Named(entry.Content.TitleFor(entry.Kind), $"{around.Address}/entries/{entry.Id}")
                    .SeenBy(visibility, around.Visibility);
                await PlantedPlaces.AddAsync(db, entry, subject, opensStream: false, verb: "captured");
            });
            return entry;
        }

        public async Task<Comment> CommentAsync(Guid about, Person author, string text = "We tried this in our county.", Comment? answers = null)
        {
            var now = world.Time.GetUtcNow();
            var comment = new Comment(Ids.New(world.Time), about, answers?.Id, author.Id, text).Posted(now);
            await world.PlantAsync(async db =>
            {
                var discussed = await db.Subjects.SingleAsync(row => row.Id == about, World.Cancelled);
                var subject = new Subject(comment.Id, Comment.SubjectKind, new(discussed.SpaceId, discussed.EventId, discussed.SessionId), author.Id, now)
                    .Named(text, $"{discussed.Address}#{comment.Id}")
                    .SeenBy(Visibility.Public, discussed.Visibility);
                discussed.CountComment(1, now);
                await PlantedPlaces.AddAsync(db, comment, subject, opensStream: false, verb: "commented");
            });
            return comment;
        }
    }
}
