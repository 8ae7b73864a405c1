using Microsoft.EntityFrameworkCore;
using Rapport.Shared;

namespace Rapport.Platform.Data;

/// <summary>
/// What was said about a subject follows it out of sight, and back. Each follower gets an activity of its own, so that
/// streams, replays and caches forget it like the subject itself.
/// </summary>
public static class Covers
{
    extension(RapportDb db)
    {
        /// <summary>Takes everything about a subject out of sight; the act saves.</summary>
        public async Task CoverAsync(Subject subject, Guid? byId, TimeProvider time, CancellationToken cancellationToken)
        {
            foreach (var follower in await db.FollowersAsync(subject, cancellationToken))
            {
                var before = follower.Visibility;
                follower.SeenBy(follower.OwnVisibility, Visibility.AuthorOnly);
                db.Add(new Activity(Ids.New(time), "subject.covered", follower, byId, time.GetUtcNow()).About(subject.Id).TakesFrom(before));
            }
        }

        /// <summary>Brings back what had followed; the act saves.</summary>
        public async Task UncoverAsync(Subject subject, Guid? byId, TimeProvider time, CancellationToken cancellationToken)
        {
            foreach (var follower in await db.FollowersAsync(subject, cancellationToken))
            {
                follower.SeenBy(follower.OwnVisibility, subject.Visibility);
                db.Add(new Activity(Ids.New(time), "subject.uncovered", follower, byId, time.GetUtcNow()).About(subject.Id));
            }
        }

        /// <summary>After a subject is shown to others than before, what was said about it is read by the same; the act saves.</summary>
        public async Task FollowAsync(Subject subject, Guid? byId, TimeProvider time, CancellationToken cancellationToken)
        {
            foreach (var follower in await db.FollowersAsync(subject, cancellationToken))
            {
                var before = follower.Visibility;
                follower.SeenBy(follower.OwnVisibility, subject.Visibility);
                if (follower.Visibility != before)
                {
                    var activity = new Activity(Ids.New(time), follower.Visibility > before ? "subject.covered" : "subject.uncovered", follower, byId, time.GetUtcNow()).About(subject.Id);
                    db.Add(follower.Visibility > before ? activity.TakesFrom(before) : activity);
                }
            }
        }

        private async Task<List<Subject>> FollowersAsync(Subject subject, CancellationToken cancellationToken)
        {
            var stream = subject.EventId ?? subject.SpaceId;
            var about = db.Activities.Where(activity => activity.StreamId == stream && activity.AboutId == subject.Id).Select(activity => activity.SubjectId);
            var followers = await db.Subjects.Where(row => about.Contains(row.Id)).ToListAsync(cancellationToken);

            // What was said just before in the same act has no row yet.
            var fresh = db.Activities.Local.Where(activity => activity.AboutId == subject.Id).Select(activity => activity.SubjectId).ToHashSet();
            return [.. followers.Union(db.Subjects.Local.Where(row => fresh.Contains(row.Id)))];
        }
    }
}
