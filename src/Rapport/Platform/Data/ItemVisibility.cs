using Microsoft.EntityFrameworkCore;
using Rapport.Shared;

namespace Rapport.Platform.Data;

/// <summary>Who reads one thing that somebody wrote, and with it what was said about it.</summary>
public static class ItemVisibility
{
    public static readonly Problem Unknown = new("visibility_unknown", "Please choose who can read it: everybody, members, the team, or its author alone.");

    private static readonly Problem NotYours = new("visibility_not_yours", "Only its author can keep this to themselves.");

    private static readonly Problem Sealed = new("event_sealed", "This event is sealed: something can be shown to fewer people now, not to more.");

    /// <summary>Nobody puts away for its author alone what somebody else wrote; what is sealed can still be narrowed, since a take-down cannot wait.</summary>
    public static Problem? Refuse(Subject item, Visibility? wanted, ActPlace place) =>
        wanted is not { } own || !Enum.IsDefined(own) ? Unknown
        : own == Visibility.AuthorOnly && item.AuthorId != place.PersonId ? NotYours
        : own < item.OwnVisibility && place.IsSealed ? Sealed
        : null;

    extension(RapportDb db)
    {
        /// <summary>
        /// Shows it to these from now on, never to more than what it stands in. What was said about it follows, each with
        /// an activity of its own. The act holds the stream's lock, and saves.
        /// </summary>
        /// <returns>What records it.</returns>
        public async Task<Activity> ShowToAsync(Guid activityId, Subject item, Visibility own, ActPlace place, TimeProvider time, CancellationToken cancellationToken)
        {
            var aroundId = item.SessionId ?? item.EventId ?? item.SpaceId;
            var around = await db.Subjects.Where(row => row.Id == aroundId).Select(row => row.Visibility).SingleAsync(cancellationToken);
            var before = item.Visibility;
            item.SeenBy(own, around);
            await db.FollowAsync(item, place.PersonId, time, cancellationToken);

            // What an author does with their own is no decision about others.
            var verb = item.AuthorId == place.PersonId ? "visibility.chosen" : "visibility.changed";
            var activity = new Activity(activityId, verb, item, place.PersonId, time.GetUtcNow());
            return item.Visibility > before ? activity.TakesFrom(before) : activity;
        }
    }
}
