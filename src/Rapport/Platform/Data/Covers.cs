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
            var followers = await db.FollowersAsync(subject, cancellationToken);
            foreach (var (follower, about) in followers)
            {
                var before = follower.Visibility;
                follower.SeenBy(follower.OwnVisibility, Visibility.AuthorOnly);
                db.Add(new Activity(Ids.New(time), "subject.covered", follower, byId, time.GetUtcNow()).About(about.Id).TakesFrom(before));
            }

            await db.TellCitingAsync(subject, followers, time, cancellationToken);
        }

        /// <summary>Brings back what had followed; the act saves.</summary>
        public async Task UncoverAsync(Subject subject, Guid? byId, TimeProvider time, CancellationToken cancellationToken)
        {
            var followers = await db.FollowersAsync(subject, cancellationToken);
            foreach (var (follower, about) in followers)
            {
                follower.SeenBy(follower.OwnVisibility, Around(about));
                db.Add(new Activity(Ids.New(time), "subject.uncovered", follower, byId, time.GetUtcNow()).About(about.Id));
            }

            await db.TellCitingAsync(subject, followers, time, cancellationToken);
        }

        /// <summary>After a subject is shown to others than before, what was said about it is read by the same; the act saves.</summary>
        public async Task FollowAsync(Subject subject, Guid? byId, TimeProvider time, CancellationToken cancellationToken)
        {
            var followers = await db.FollowersAsync(subject, cancellationToken);
            foreach (var (follower, about) in followers)
            {
                var before = follower.Visibility;
                follower.SeenBy(follower.OwnVisibility, Around(about));
                if (follower.Visibility != before)
                {
                    var activity = new Activity(Ids.New(time), follower.Visibility > before ? "subject.covered" : "subject.uncovered", follower, byId, time.GetUtcNow()).About(about.Id);
                    db.Add(follower.Visibility > before ? activity.TakesFrom(before) : activity);
                }
            }

            await db.TellCitingAsync(subject, followers, time, cancellationToken);
        }

        /// <summary>What was said about a subject, and what was said about that, each after what it is about.</summary>
        private async Task<List<(Subject Follower, Subject About)>> FollowersAsync(Subject subject, CancellationToken cancellationToken)
        {
            var (all, known) = (new List<(Subject Follower, Subject About)>(), new HashSet<Guid> { subject.Id });
            for (var level = new List<Subject> { subject }; level.Count > 0;)
            {
                var abouts = level.ToDictionary(about => about.Id);
                var next = (await db.FollowersAsync(subject.EventId ?? subject.SpaceId, abouts, cancellationToken)).Where(pair => known.Add(pair.Follower.Id)).ToList();
                all.AddRange(next);
                level = next.ConvertAll(pair => pair.Follower);
            }

            return all;
        }

        private async Task<List<(Subject Follower, Subject About)>> FollowersAsync(Guid stream, Dictionary<Guid, Subject> abouts, CancellationToken cancellationToken)
        {
            var ids = abouts.Keys.ToArray();
            var rows = await db.Activities.Where(activity => activity.StreamId == stream && activity.AboutId != null && ids.Contains(activity.AboutId.Value))
                .Select(activity => new { activity.SubjectId, About = activity.AboutId!.Value }).Distinct()
                .Join(db.Subjects, row => row.SubjectId, follower => follower.Id, (row, follower) => new { Follower = follower, row.About }).ToListAsync(cancellationToken);

            // What was said just before in the same act has no row yet.
            var fresh = from activity in db.Activities.Local
                        where activity.AboutId is { } about && abouts.ContainsKey(about)
                        join follower in db.Subjects.Local on activity.SubjectId equals follower.Id
                        select (follower, abouts[activity.AboutId!.Value]);
            return [.. rows.Select(row => (row.Follower, abouts[row.About])).Concat(fresh.ToList())];
        }

        /// <summary>What was made from something shows where it stands: to fewer now, or to more.</summary>
        private async Task TellCitingAsync(Subject subject, List<(Subject Follower, Subject About)> followers, TimeProvider time, CancellationToken cancellationToken)
        {
            var ids = followers.Select(pair => pair.Follower.Id).Append(subject.Id).ToArray();
            await db.TouchAsync(db.Subjects.Where(row => row.SourceId != null && ids.Contains(row.SourceId.Value)), "source.changed", time.Now(), cancellationToken);
        }
    }

    /// <summary>What is out of sight itself keeps what was said about it there.</summary>
    private static Visibility Around(Subject about) => about.State == SubjectState.Shown ? about.Visibility : Visibility.AuthorOnly;
}
