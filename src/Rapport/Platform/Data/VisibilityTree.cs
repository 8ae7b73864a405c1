using Microsoft.EntityFrameworkCore;
using Rapport.Shared;

namespace Rapport.Platform.Data;

/// <summary>
/// Derives the visibility that queries use, for everything in a space or event, in a handful of statements: nothing is
/// wider than the session, event and space around it, nor than what it is about.
/// </summary>
public static class VisibilityTree
{
    private static readonly Visibility[] FromWidest = [Visibility.Members, Visibility.Team, Visibility.AuthorOnly];

    extension(RapportDb db)
    {
        /// <summary>The space's or event's own row is right already.</summary>
        public async Task DeriveVisibilityAsync(Guid spaceId, Guid? eventId, CancellationToken cancellationToken)
        {
            if (eventId is null)
            {
                await db.DeriveAsync(db.Inside(spaceId, null).Where(row => row.EventId == row.Id), row => row.SpaceId, cancellationToken);
            }

            var inside = db.Inside(spaceId, eventId);
            await db.DeriveAsync(inside.Where(row => row.SessionId == row.Id), row => row.EventId!.Value, cancellationToken);
            var things = inside.Where(row => row.Id != row.SpaceId && row.Id != row.EventId && row.Id != row.SessionId);
            await db.DeriveAsync(things, row => row.SessionId ?? row.EventId ?? row.SpaceId, cancellationToken);
            await db.FollowAsync(things, cancellationToken);
        }

        private IQueryable<Subject> Inside(Guid spaceId, Guid? eventId) =>
            db.Subjects.Where(row => row.SpaceId == spaceId && (eventId == null || row.EventId == eventId));

        private Task DeriveAsync(IQueryable<Subject> rows, System.Linq.Expressions.Expression<Func<Subject, Guid>> around, CancellationToken cancellationToken) =>
            rows.Join(db.Subjects, around, outer => outer.Id, (row, outer) => new { row, outer })
                .ExecuteUpdateAsync(
                    pair => pair.SetProperty(
                        held => held.row.Visibility,
                        held => held.outer.Visibility > held.row.OwnVisibility ? held.outer.Visibility : held.row.OwnVisibility),
                    cancellationToken);

        /// <summary>What was said about something is no wider than that, and goes out of sight with it; so does what was said about that.</summary>
        private async Task FollowAsync(IQueryable<Subject> things, CancellationToken cancellationToken)
        {
            foreach (var narrower in FromWidest)
            {
                var isLast = narrower == Visibility.AuthorOnly;
                var following = things
                    .Where(row => row.Visibility < narrower && db.Activities
                        .Where(act => act.SubjectId == row.Id)
                        .Join(db.Subjects, act => act.AboutId, about => about.Id, (act, about) => about)
                        .Any(about => about.Visibility == narrower || (isLast && about.State != SubjectState.Shown)));
                while (await following.ExecuteUpdateAsync(row => row.SetProperty(held => held.Visibility, narrower), cancellationToken) > 0)
                {
                }
            }
        }
    }
}
